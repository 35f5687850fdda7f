import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {TrialOrder, TrialReport} from '../core/native-trial.ts';

const fromSource = import.meta.url.endsWith('.ts');

/** Milliseconds: a model of 7B on one slow core needs a few minutes. */
const patience = 15 * 60_000;

/** Tries a library in a process of its own. Never throws: one that ends its process has failed. */
export async function tryLibrary(order: TrialOrder): Promise<TrialReport> {
	const child = fork(fileURLToPath(new URL(fromSource ? '../engine/native-trial.ts' : './native-trial.js', import.meta.url)), {serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], timeout: patience, killSignal: 'SIGKILL'});
	return new Promise(resolve => {
		child.once('message', report => {
			resolve(report as TrialReport);
		});
		child.once('error', error => {
			resolve({type: 'failed', message: error.message});
		});
		child.once('exit', (code, signal) => {
			resolve({type: 'failed', message: `the process ended (${signal ?? `exit code ${code}`})`});
		});
		child.send(order);
	});
}
