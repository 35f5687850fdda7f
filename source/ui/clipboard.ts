import {Buffer} from 'node:buffer';

type Environment = Readonly<Record<string, string | undefined>>;

/** Base64 that every terminal takes: hterm stops at 100,000 characters, others later. */
const mostEncoded = 100_000;

/** GNU screen passes a string on in pieces of at most 768 characters; these leave room for what goes around them. */
const screenPiece = 512;

/**
The sequence that puts a text on the clipboard of the terminal, wherever it runs: OSC 52, passed on by tmux and GNU screen.

@returns `undefined` where the text is too long.
*/
export function clipboardSequence(text: string, environment: Environment): string | undefined {
	const encoded = Buffer.from(text).toString('base64');
	if (encoded.length > mostEncoded) {
		return undefined;
	}

	const sequence = `\u001B]52;c;${encoded}\u0007`;
	if (environment['TMUX']) {
		return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
	}

	if (environment['STY']) {
		const pieces = sequence.match(new RegExp(`.{1,${screenPiece}}`, 'gsu')) ?? [];
		return pieces.map(piece => `\u001BP${piece}\u001B\\`).join('');
	}

	return sequence;
}

/** Terminals that take OSC 52 as they come. Others may, or may have to be told to. */
const known = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour|rio)/u;
const knownPrograms = new Set(['ghostty', 'WezTerm', 'rio', 'contour', 'vscode']);

/**
@returns Whether what is sent is known to reach the clipboard: not where tmux or screen lies between, which pass it on only when they are told to.
*/
export function isClipboardKnown(environment: Environment): boolean {
	if (environment['TMUX'] || environment['STY']) {
		return false;
	}

	return known.test(environment['TERM'] ?? '') || knownPrograms.has(environment['TERM_PROGRAM'] ?? '') || Boolean(environment['WT_SESSION']) || Boolean(environment['KITTY_WINDOW_ID']);
}
