import path from 'node:path';
import process from 'node:process';
import {fromProblem, LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {runWords, type RunState} from '../core/run.ts';
import {clean} from '../core/text.ts';
import {connect} from '../host/client.ts';
import type {AskSettings} from './ask-settings.ts';

export type RunOptions = AskSettings & {
	readonly files: readonly string[];
	readonly out: string | undefined;
	readonly json: boolean;
	readonly load: LoadRequest;
};

/** Where the output is no terminal, a line comes this often. Milliseconds. */
const quiet = 30_000;

/**
Answers a file of prompts in the host, and tells how it goes. The run does not need this process: it goes on when this one ends.

@throws {LisaError} `usage`, `run-input`, and why the run stopped before its end.
*/
export async function runCommand({files, out, json, load, ...defaults}: RunOptions): Promise<void> {
	const [file, ...others] = files;
	if (file === undefined || others.length > 0 || out === undefined || out === '') {
		throw new LisaError('lisa run needs a file of prompts, and --out for the answers.', {code: 'usage', hint: 'As in `lisa run prompts.jsonl --out results.jsonl`.'});
	}

	const show = json ? showJson : createLine();
	let last: RunState | undefined;
	const client = await connect({
		kind: 'command',
		onText(piece) {
			last = JSON.parse(piece) as RunState;
			show(last);
		},
	});
	process.once('SIGINT', () => {
		const where = `lisa run ${file} --out ${out}`;
		process.stderr.write(clean(`\n${last === undefined ? 'The run' : runWords(last)}: it goes on without this terminal. Attach again with \`${where}\`; end it with \`lisa stop\`, and the same command later goes on where it was.\n`));
		process.exit(130);
	});
	try {
		const {run} = await client!.command({type: 'run', input: path.resolve(file), out: path.resolve(out), load, ...defaults});
		finish(run!, json);
	} catch (error) {
		throw error instanceof LisaError && error.code === 'host-unreachable' ? new LisaError('The host ended during the run.', {code: error.code, hint: 'Run the same command again: it goes on where it stopped.'}) : error;
	} finally {
		client!.close();
	}
}

function showJson(state: RunState): void {
	process.stdout.write(JSON.stringify(state) + '\n');
}

/** @returns What shows how it goes: one line that is written over, or a line now and then where nobody watches. */
function createLine(): (state: RunState) => void {
	const {stdout} = process;
	let shown = 0;
	return state => {
		if (stdout.isTTY) {
			stdout.write(`\r\u001B[K${runWords(state, '·', true).slice(0, Math.max(1, stdout.columns - 1))}`);
		} else if (state.phase === 'running' && state.time - shown >= quiet) {
			shown = state.time;
			stdout.write(runWords(state, '·', true) + '\n');
		}
	};
}

function finish(run: RunState, json: boolean): void {
	const {done, before, failed, total, out, phase, problem} = run;
	if (!json) {
		const failures = failed > 0 ? `, ${integer(failed)} of them with an error` : '';
		const words = phase === 'done' && done === before ? `All ${integer(total)} were answered before` : `${integer(done)} of ${integer(total)} answered${failures}`;
		process.stdout.write((process.stdout.isTTY ? '\r\u001B[K' : '') + clean(`${words}: ${out}\n`));
	}

	if (problem !== undefined) {
		throw fromProblem(problem);
	}
}
