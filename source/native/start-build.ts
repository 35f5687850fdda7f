import {spawn} from 'node:child_process';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {LisaError} from '../core/errors.ts';
import {holder} from '../host/lock.ts';
import type {BuildOrder} from './build-order.ts';

const fromSource = import.meta.url.endsWith('.ts');

/**
Starts a build that goes on by itself, and waits until it has begun.

@throws LisaError where the process ended at once.
*/
export async function startBuild(order: BuildOrder): Promise<void> {
	const child = spawn(process.execPath, [fileURLToPath(new URL(`build-process.${fromSource ? 'ts' : 'js'}`, import.meta.url)), JSON.stringify(order)], {detached: true, stdio: 'ignore', env: {...process.env, NODE_NO_WARNINGS: '1'}});
	const end = new AbortController();
	child.once('error', error => {
		end.abort(error.message);
	});
	child.once('exit', (code, signal) => {
		end.abort(signal ?? `exit code ${code}`);
	});
	child.unref();
	while (holder(order.paths.lock) === undefined && !end.signal.aborted) {
		await delay(20);
	}

	// One that found another at work left in peace.
	if (end.signal.aborted && end.signal.reason !== 'exit code 0') {
		throw new LisaError(`The building process ended at once (${end.signal.reason}).`, {code: 'build-failed'});
	}
}
