import process from 'node:process';
import {runProgram} from '../../telemetry/run-program.ts';
import type {TerminalFacts} from './terminal.ts';

/** A terminal that answers does so at once; over a slow line it takes this long at most. Milliseconds. */
const patience = 500;

/** Finds out what this terminal is and can do. */
export async function askTerminal(): Promise<TerminalFacts> {
	const {stdout, env} = process;
	const isTerminal = stdout.isTTY;
	return {
		isTerminal,
		columns: isTerminal ? stdout.columns : 0,
		rows: isTerminal ? stdout.rows : 0,
		colorDepth: isTerminal ? stdout.getColorDepth() : 1,
		env,
		...(env['TMUX'] !== undefined && {tmux: await tmuxVersion()}),
		synchronized: await asksSynchronized(),
	};
}

async function tmuxVersion(): Promise<string> {
	try {
		const {stdout} = await runProgram('tmux', ['-V'], 2000);
		return stdout.trim();
	} catch {
		return 'tmux of an unknown version';
	}
}

/** Asks whether the terminal knows mode 2026 (DECRQM), and after it for its attributes, which every terminal tells: what has not come by then does not come. */
async function asksSynchronized(): Promise<boolean | undefined> {
	const {stdin, stdout} = process;
	if (!stdin.isTTY || !stdout.isTTY) {
		return undefined;
	}

	const {promise, resolve} = Promise.withResolvers<boolean | undefined>();
	let heard = '';
	const hear = (data: Uint8Array) => {
		heard += new TextDecoder('latin1').decode(data);
		if (/\u001B\[\?[\d;]*c/u.test(heard)) {
			resolve(knowsMode(heard));
		}
	};

	const timer = setTimeout(() => {
		resolve(undefined);
	}, patience);
	stdin.setRawMode(true);
	stdin.on('data', hear);
	stdout.write('\u001B[?2026$p\u001B[c');
	const answer = await promise;
	clearTimeout(timer);
	stdin.off('data', hear);
	stdin.setRawMode(false);
	stdin.pause();
	return answer;
}

/** `CSI ? 2026 ; 1 $ y` is set, 2 is reset: both know it. 0, 4 or no answer do not. */
export function knowsMode(answer: string): boolean {
	return /\u001B\[\?2026;[123]\$y/u.test(answer);
}
