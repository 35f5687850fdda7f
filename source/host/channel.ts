import type {Socket} from 'node:net';
import {createBirpc, type BirpcReturn} from 'birpc';
import {readLines, writeLine} from './wire.ts';

/**
Typed calls over a socket, both ways: one end gives the functions it offers and gets the other end's. Closed with the socket.
*/
export function openChannel<Remote extends object, Local extends object>(socket: Socket, functions: Local): BirpcReturn<Remote, Local> {
	let receive: (value: unknown) => void = () => {};
	const remote = createBirpc<Remote, Local>(functions, {
		post(data) {
			writeLine(socket, data);
		},
		on(listener) {
			receive = listener;
		},
		timeout: -1,
	});
	readLines(socket, value => {
		receive(value);
	});
	// What went wrong ends the socket, and its end is all that the two sides need to know.
	socket.on('error', () => {});
	socket.once('close', () => {
		remote.$close();
	});
	return remote;
}
