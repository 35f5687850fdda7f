import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';
import {pullWords, type PullState} from '../core/pull.ts';
import {clean, cleanLine} from '../core/text.ts';
import type {PullPlan} from '../library/pull/pull-protocol.ts';
import {runPull} from '../library/pull/run-pull.ts';
import {ownFolder} from '../library/stores/own.ts';
import {readBox} from './models-box.ts';
import {fitText} from './models-table.ts';
import {shownPath} from './models-words.ts';

/** Milliseconds between two lines where there is no terminal. */
const seldom = 10_000;

/**
Fetches a model: `lisa pull hf:org/repo`, `hf:org/repo:RUNG` or a URL. Progress goes to stderr, the path of the model to stdout.

@throws {LisaError} `pull-address`, `pull-failed`, `pull-mismatch`, `disk-full`, `busy` and `cancelled`.
*/
export async function pullCommand(input: readonly string[]): Promise<void> {
	const [what, ...more] = input;
	if (what === undefined || more.length > 0) {
		throw new LisaError(what === undefined ? 'What is to be fetched is not said.' : 'One model is fetched at a time.', {code: 'usage', hint: 'As in `lisa pull hf:org/repo:Q4_K_M`.'});
	}

	const abort = new AbortController();
	process.on('SIGINT', () => {
		abort.abort();
	});
	process.on('SIGTERM', () => {
		abort.abort();
	});
	const line = new ProgressLine();
	try {
		const {path, checked} = await runPull({
			what,
			folder: ownFolder(),
			box: await readBox(),
			signal: abort.signal,
			onPlan(plan) {
				line.say(planText(plan));
			},
			onState(state) {
				line.show(state);
			},
		});
		line.say(endText[checked]);
		process.stdout.write(`${clean(path)}\n`);
	} finally {
		line.clear();
	}
}

const endText = {
	sha256: 'Fetched whole; its sha256 is the one that the source gives.',
	header: 'Fetched whole; the source gives no checksum, so only its size and its header were compared.',
	'already there': 'It is here already.',
} as const;

function planText({name, path, files, size, resumed, why}: PullPlan): string {
	const length = size === undefined ? 'of unknown length' : bytes(size);
	const from = resumed > 0 ? `, ${bytes(resumed)} of it are here already` : '';
	return `${cleanLine(name)}${files > 1 ? ` and ${files - 1} more` : ''}: ${length}${from}, to ${shownPath(path)}${why === undefined ? '' : `\nChosen: ${why}.`}`;
}

/** How far it is: one line that is drawn over on a terminal, a line now and then where there is none. */
class ProgressLine {
	#last = -Infinity;
	#note: string | undefined;

	show(state: PullState): void {
		const {stderr} = process;
		if (state.note !== this.#note) {
			this.#note = state.note;
			// Why it was chosen was said with the plan.
			if (state.note !== undefined && state.bytes + Number(state.phase !== 'fetching') > 0) {
				this.say(cleanLine(state.note));
			}
		}

		if (stderr.isTTY) {
			stderr.write(`\r\u001B[K${fitText(pullWords(state), Math.max(20, stderr.columns || 80) - 1)}`);
		} else if (performance.now() - this.#last >= seldom && state.phase !== 'asking') {
			this.#last = performance.now();
			stderr.write(`${pullWords(state)}\n`);
		}
	}

	say(text: string): void {
		this.clear();
		process.stderr.write(`${text}\n`);
	}

	clear(): void {
		if (process.stderr.isTTY) {
			process.stderr.write('\r\u001B[K');
		}
	}
}
