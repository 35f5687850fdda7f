import {spawn} from 'node:child_process';

/** What became of a text that tmux was given. */
export type TmuxCopy = {
	/** tmux has sent it on to the clipboard of the terminal that it runs in. */
	readonly sent: boolean;
	/** tmux lets a program’s own sequences through to that terminal. */
	readonly passes: boolean;
};

/** Milliseconds that tmux has to answer. */
const patience = 2000;

/** What tmux tells of itself: whether it lets sequences through, and what its terminal can do. Its `set-clipboard` is about other programs: a buffer that it is told to send on it sends. */
const asked = '#{allow-passthrough}|#{client_termfeatures}';

/**
Puts a text into the paste buffer of the tmux that LISA runs in. That works as tmux comes, which drops the sequences that programs send to the clipboard; tmux sends its own.

@param send Whether it is to go on to the terminal's clipboard: tmux can do that from 3.2 on.
@returns `undefined` where tmux did not take it.
*/
export async function copyToTmux(text: string, send: boolean): Promise<TmuxCopy | undefined> {
	const told = send ? await tmux(['load-buffer', '-w', '-', ';', 'display-message', '-p', asked], text) : undefined;
	if (told !== undefined) {
		return readTmux(told);
	}

	return await tmux(['load-buffer', '-'], text) === undefined ? undefined : {sent: false, passes: send};
}

/** @returns What the answer of a tmux says that has been told to send a copy on. */
export function readTmux(told: string): TmuxCopy {
	const [passthrough = '', features = ''] = told.trim().split('|', 2);
	// Before 3.3 there was no such option, and everything was let through.
	return {sent: features.split(',').includes('clipboard'), passes: !['off', '0'].includes(passthrough)};
}

/** @returns What tmux wrote, if it did what it was told. */
async function tmux(parameters: readonly string[], input: string): Promise<string | undefined> {
	return new Promise(resolve => {
		const child = spawn('tmux', parameters, {stdio: ['pipe', 'pipe', 'ignore'], timeout: patience});
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (piece: string) => {
			output += piece;
		});
		// One that ends before it has read everything says so by its code.
		child.stdin.on('error', () => {});
		child.once('error', () => {
			resolve(undefined);
		});
		child.once('close', code => {
			resolve(code === 0 ? output : undefined);
		});
		child.stdin.end(input);
	});
}
