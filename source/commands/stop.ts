import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {LisaError} from '../core/errors.ts';
import {connect} from '../host/client.ts';
import {holder} from '../host/lock.ts';
import {checkOwn, resolvePaths} from '../host/paths.ts';

export type StopOptions = {
	/** How long the host may take to answer. Milliseconds. */
	readonly answerTime?: number;
	/** How long it may take to end: what it has to write yet takes a moment. Milliseconds. */
	readonly endTime?: number;
};

/**
Ends the host, and with it the engine; the conversation is kept.

@throws {LisaError} `host-unreachable` where it does not end, with what to type.
*/
export async function stop({answerTime = 5000, endTime = 10_000}: StopOptions = {}): Promise<void> {
	const {lock, runtime} = resolvePaths();
	// Whose lock it is must be clear before anybody is signalled.
	checkOwn(runtime);
	const pid = holder(lock);
	try {
		if (!await askToEnd(answerTime)) {
			process.stdout.write('No host is running.\n');
			return;
		}
	} catch {
		// A host that does not understand us, as one of another version, or does not answer, still understands a signal.
		if (pid !== undefined && holder(lock) === pid) {
			process.kill(pid, 'SIGTERM');
		}
	}

	const isEnding = () => pid !== undefined && holder(lock) === pid;
	const until = Date.now() + endTime;
	while (isEnding() && Date.now() < until) {
		await delay(20);
	}

	if (isEnding()) {
		throw new LisaError(`The host (process ${pid}) has not ended in ${Math.round(endTime / 1000)} s.`, {
			code: 'host-unreachable',
			hint: `Wait and type \`lisa stop\` once more, or end it with \`kill -9 ${pid}\`: what was said is saved, but for the last words of a reply that runs.`,
		});
	}

	process.stdout.write('The host has ended; the conversation is kept.\n');
}

/** @returns Whether there was a host to ask. */
async function askToEnd(answerTime: number): Promise<boolean> {
	const client = await connect({kind: 'command', start: false, answerTime});
	if (client === undefined) {
		return false;
	}

	try {
		await Promise.race([client.command({type: 'shutdown'}), delay(answerTime, undefined, {ref: false})]);
	} finally {
		client.close();
	}

	return true;
}
