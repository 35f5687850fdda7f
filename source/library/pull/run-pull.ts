import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import {fromProblem, LisaError} from '../../core/errors.ts';
import type {PullState} from '../../core/pull.ts';
import type {PullEnd, PullOrder, PullPlan, PullReport} from './pull-protocol.ts';

export type RunPull = PullOrder & {
	readonly signal?: AbortSignal;
	readonly environment?: NodeJS.ProcessEnv;
	readonly onPlan?: (plan: PullPlan) => void;
	readonly onState?: (state: PullState) => void;
};

/** Milliseconds that a process has to write down where it is. */
const grace = 6000;

/**
Fetches a model in a process of its own, which alone knows how to dial.

@throws {LisaError} What went wrong there; `cancelled` when the signal said so.
*/
export async function runPull({signal, environment = process.env, onPlan, onState, ...order}: RunPull): Promise<PullEnd> {
	if (signal?.aborted) {
		throw new LisaError('The pull was stopped before it began.', {code: 'cancelled', hint: 'The same `lisa pull` begins it again.'});
	}

	const file = import.meta.url.endsWith('.ts') ? 'pull-process.ts' : 'pull-process.js';
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), {serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {...environment, NODE_ENV: 'production', NODE_NO_WARNINGS: '1'}});
	let killer: NodeJS.Timeout | undefined;
	const stop = () => {
		child.send('stop', () => undefined);
		killer = setTimeout(() => {
			child.kill('SIGKILL');
		}, grace);
	};

	signal?.addEventListener('abort', stop, {once: true});
	try {
		return await new Promise<PullEnd>((resolve, reject) => {
			child.on('message', message => {
				const report = message as PullReport;
				switch (report.type) {
					case 'state': {
						onState?.(report.state);
						break;
					}

					case 'planned': {
						onPlan?.(report.plan);
						break;
					}

					case 'done': {
						resolve(report.end);
						break;
					}

					case 'failed': {
						reject(fromProblem(report.problem));
						break;
					}
				}
			});
			child.once('exit', (code, how) => {
				reject(new LisaError(`The process that fetches ended (${how ?? code}).`, {code: 'pull-failed'}));
			});
			child.once('error', error => {
				reject(new LisaError('The process that fetches could not be started.', {code: 'pull-failed', cause: error}));
			});
			child.send(order, () => undefined);
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		clearTimeout(killer);
		if (child.connected) {
			child.disconnect();
		}
	}
}
