import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {connect} from '../host/client.ts';
import {holder} from '../host/lock.ts';
import {resolvePaths} from '../host/paths.ts';

/**
Ends the host, and with it the engine; the conversation is kept.
*/
export async function stop(): Promise<void> {
	const {lock} = resolvePaths();
	const pid = holder(lock);
	try {
		const client = await connect({kind: 'command', start: false});
		if (client === undefined) {
			process.stdout.write('No host is running.\n');
			return;
		}

		await client.command({type: 'shutdown'});
		client.close();
	} catch {
		// A host that does not understand us, as one of another version, still understands a signal.
		if (pid !== undefined) {
			process.kill(pid, 'SIGTERM');
		}
	}

	// What it has to write yet takes a moment.
	const isEnding = () => pid !== undefined && holder(lock) === pid;
	for (let looks = 0; looks < 500 && isEnding(); looks++) {
		await delay(20);
	}

	process.stdout.write('The host has ended; the conversation is kept.\n');
}
