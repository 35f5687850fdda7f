import {spawn} from 'node:child_process';
import {createWriteStream} from 'node:fs';
import process from 'node:process';
import {finished} from 'node:stream/promises';
import {LisaError} from '../core/errors.ts';
import {cleanLine} from '../core/text.ts';

export type ToolRun = {
	/** What it is for, as in `compile`: said when it fails. */
	readonly task: string;
	readonly log: string;
	/** Hears each line that it prints. */
	readonly onLine?: (line: string) => void;
};

/** Variables of a shell inside a repository, which would lead git to that one. */
const misleading = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY']);

/**
Runs a tool to its end, with everything it says in the log.

@throws LisaError `build-failed` or `disk-full`, with the last thing that looks like a reason.
*/
export async function runTool(program: string, arguments_: readonly string[], {task, log, onLine}: ToolRun): Promise<void> {
	const output = createWriteStream(log, {flags: 'a', mode: 0o600});
	output.write(`\n$ ${[program, ...arguments_].join(' ')}\n`);
	const own = Object.entries(process.env).filter(([name]) => !misleading.has(name));
	let reason = '';
	let rest = '';
	const hear = (piece: string) => {
		output.write(piece);
		const lines = (rest + piece).split(/[\n\r]/u);
		rest = lines.pop()!;
		for (const line of lines) {
			reason = /\b(?:error|fatal|no space left|not found|cannot)\b/iu.test(line) ? line : reason;
			onLine?.(line);
		}
	};

	const child = spawn(program, arguments_, {stdio: ['ignore', 'pipe', 'pipe'], env: {...Object.fromEntries(own), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0'}});
	child.stdout.setEncoding('utf8').on('data', hear);
	child.stderr.setEncoding('utf8').on('data', hear);
	const end = await new Promise<string>(resolve => {
		child.once('error', error => {
			reason = error.message;
			resolve('did not start');
		});
		child.once('close', (code, signal) => {
			resolve(code === 0 ? '' : (signal ?? `exit code ${code}`));
		});
	});
	output.end();
	await finished(output);
	if (end !== '') {
		const full = /No space left|ENOSPC/u.test(reason);
		throw new LisaError(`The build broke off: ${program} could not ${task} (${cleanLine(reason).trim().slice(0, 200) || end}).`, full ? {code: 'disk-full'} : {code: 'build-failed', hint: `Everything it said is in ${log}; \`lisa doctor --build\` goes on where it was.`});
	}
}
