import {Duplex} from 'node:stream';
import type {Socket} from 'node:net';
import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {readLines, writeLine} from '../../source/host/wire.ts';

/** A socket whose data comes when the test says so. */
function stage(onValue?: (value: unknown) => void) {
	const values: unknown[] = [];
	const written: string[] = [];
	const socket = new Duplex({
		read() {},
		write(chunk: Uint8Array, _, done) {
			written.push(Buffer.from(chunk).toString());
			done();
		},
	});
	const take = onValue ?? (value => {
		values.push(value);
	});
	readLines(socket as Socket, take);
	return {
		socket: socket as Socket,
		values,
		written,
		say(...chunks: Array<string | Uint8Array>) {
			for (const chunk of chunks) {
				socket.emit('data', Buffer.from(chunk as string));
			}
		},
	};
}

const bytesOf = (text: string) => [...Buffer.from(text)].map(byte => Uint8Array.of(byte));

const streams: ReadonlyArray<readonly [name: string, chunks: ReadonlyArray<string | Uint8Array>, values: readonly unknown[]]> = [
	['one line', ['{"a":1}\n'], [{a: 1}]],
	['two lines at once', ['1\n2\n'], [1, 2]],
	['a line in pieces', ['{"a"', ':', '1}', '\n'], [{a: 1}]],
	['the end of one with the begin of the next', ['{"a":1', '}\n{"b"', ':2}\n'], [{a: 1}, {b: 2}]],
	['byte by byte, with signs of many bytes', bytesOf('"漢字 👩‍👩‍👧 é"\n7\n'), ['漢字 👩‍👩‍👧 é', 7]],
	['empty lines', ['\n\n1\n\n'], [1]],
	['an unfinished line says nothing', ['{"a":1}'], []],
	['a newline inside a text is escaped', [`${JSON.stringify('a\nb')}\n`], ['a\nb']],
];

test.each(streams)('%s', (_, chunks, values) => {
	const {say, values: got, socket} = stage();
	say(...chunks);
	expect(got).toEqual(values);
	expect(socket.destroyed).toBe(false);
});

describe('the connection ends', () => {
	test.each([['garbage', 'GET / HTTP/1.1\r\n'], ['half a value', '{"a":\n'], ['an end mark alone', '}\n']])('at %s', (_, line) => {
		const {say, values, socket} = stage();
		say('1\n', `${line}2\n`);
		expect(values).toEqual([1]);
		expect(socket.destroyed).toBe(true);
	});

	test('when the value is refused', () => {
		const {say, socket} = stage(() => {
			throw new Error('no');
		});
		say('1\n');
		expect(socket.destroyed).toBe(true);
	});

	test('at a line without an end', () => {
		const {say, socket} = stage();
		const piece = 'x'.repeat(8 * 1024 * 1024);
		say(...Array.from({length: 8}, () => piece));
		expect(socket.destroyed).toBe(false);
		say('x');
		expect(socket.destroyed).toBe(true);
	});
});

describe('writing', () => {
	test('one value, one line, and read back as it was', () => {
		const {socket, written} = stage();
		writeLine(socket, {text: 'a\nb 漢'});
		expect(written).toHaveLength(1);
		expect(written[0]).toMatch(/^[^\n]*\n$/);
		const reader = stage();
		reader.say(...bytesOf(written[0]!));
		expect(reader.values).toEqual([{text: 'a\nb 漢'}]);
	});

	test('nothing on a socket that has ended', () => {
		const {socket, written} = stage();
		socket.destroy();
		writeLine(socket, 1);
		expect(written).toEqual([]);
	});
});
