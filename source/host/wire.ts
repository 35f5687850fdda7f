import type {Socket} from 'node:net';
import {StringDecoder} from 'node:string_decoder';

/** A line longer than this is an attack or a defect; the connection ends. */
const longestLine = 64 * 1024 * 1024;

/**
Carries values over a socket as JSON, one to a line.

@param onValue Called with each value; what it throws ends the connection, since a peer that breaks the rules once cannot be trusted with the next line.
*/
export function readLines(socket: Socket, onValue: (value: unknown) => void): void {
	const decoder = new StringDecoder('utf8');
	let pieces: string[] = [];
	let held = 0;
	socket.on('data', (data: Uint8Array) => {
		let text = decoder.write(data);
		try {
			for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
				pieces.push(text.slice(0, end));
				text = text.slice(end + 1);
				const line = pieces.join('');
				pieces = [];
				held = 0;
				if (line !== '') {
					onValue(JSON.parse(line));
				}
			}
		} catch {
			socket.destroy();
			return;
		}

		pieces.push(text);
		held += text.length;
		if (held > longestLine) {
			socket.destroy();
		}
	});
}

/** Writes a value as one line; nothing happens on a socket that has ended. */
export function writeLine(socket: Socket, value: unknown): void {
	if (socket.writable) {
		socket.write(JSON.stringify(value) + '\n');
	}
}
