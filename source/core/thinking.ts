/** A stretch of a reply: what the model thought, or what it said. */
export type Stretch = {
	readonly kind: 'thought' | 'said';
	readonly text: string;
	/** Whether the end of a thought has not come yet. */
	readonly open: boolean;
};

/** What models put around their thoughts. The last one has no beginning in the text where a template writes it into the prompt. */
const marks: ReadonlyArray<readonly [open: string, close: string]> = [
	['<think>', '</think>'],
	['<thinking>', '</thinking>'],
	['<thought>', '</thought>'],
	['<reasoning>', '</reasoning>'],
	['<|begin_of_thought|>', '<|end_of_thought|>'],
	['<|START_THINKING|>', '<|END_THINKING|>'],
	['<seed:think>', '</seed:think>'],
	['◁think▷', '◁/think▷'],
	['[THINK]', '[/THINK]'],
];

const everyMark = new Set(marks.flat());

/** Whether a text is what stands before a thought or behind it. */
export function isThoughtMark(text: string): boolean {
	return everyMark.has(text);
}

/**
Tells what a model thought from what it said. Thoughts are marked at the beginning of a line; a mark within a line is text about marks. A text that begins in the middle of a thought, as where the template opened it, is told by an end without a beginning.
*/
export function splitThinking(text: string): Stretch[] {
	const stretches: Stretch[] = [];
	let rest = text;
	const first = marks.find(([open, close]) => rest.includes(close) && !rest.slice(0, rest.indexOf(close)).includes(open));
	if (first !== undefined && startsLine(rest, rest.indexOf(first[1]) + first[1].length, true)) {
		const end = rest.indexOf(first[1]);
		stretches.push({kind: 'thought', text: rest.slice(0, end), open: false});
		rest = rest.slice(end + first[1].length);
	}

	for (;;) {
		const found = nextThought(rest);
		if (found === undefined) {
			break;
		}

		const {start, open, close} = found;
		const from = start + open.length;
		const end = rest.indexOf(close, from);
		stretches.push({kind: 'said', text: rest.slice(0, start), open: false}, {kind: 'thought', text: rest.slice(from, end === -1 ? undefined : end), open: end === -1});
		rest = end === -1 ? '' : rest.slice(end + close.length);
	}

	stretches.push({kind: 'said', text: rest, open: false});
	return stretches.filter(stretch => stretch.text.trim() !== '' || stretch.open);
}

function nextThought(text: string): {start: number; open: string; close: string} | undefined {
	let found: {start: number; open: string; close: string} | undefined;
	for (const [open, close] of marks) {
		const start = text.indexOf(open);
		if (start !== -1 && start < (found?.start ?? Infinity) && startsLine(text, start, false)) {
			found = {start, open, close};
		}
	}

	return found;
}

/** Whether a place is at the beginning of a line, or with `end` at the end of one. */
function startsLine(text: string, index: number, end: boolean): boolean {
	return end ? /^[ \t]*(?:\n|$)/u.test(text.slice(index)) : /(?:^|\n)[ \t]*$/u.test(text.slice(0, index));
}

/** @returns The text without a mark that has come by half at its end. */
export function withoutHalfMark(text: string): string {
	const line = text.slice(text.lastIndexOf('\n') + 1);
	for (const mark of marks.flat()) {
		for (let length = Math.min(mark.length - 1, line.length); length > 0; length--) {
			if (line.endsWith(mark.slice(0, length)) && (length > 1 || line.trim().length === 1)) {
				return text.slice(0, -length);
			}
		}
	}

	return text;
}

/**
What was thought of a text that comes in pieces, in tokens and in milliseconds, without reading the text again.
*/
export class ThoughtMeter {
	tokens = 0;
	milliseconds = 0;
	/** The beginning of the line outside of a thought, the end of the text within. */
	#near = '';
	#close: string | undefined;
	#last: number | undefined;
	#all = {tokens: 0, milliseconds: 0};

	/**
	@param piece The text of one token.
	@param time When it came, on any clock. Milliseconds.
	*/
	token(piece: string, time: number): void {
		const took = time - (this.#last ?? time);
		this.#last = time;
		this.#all = {tokens: this.#all.tokens + 1, milliseconds: this.#all.milliseconds + took};
		const near = this.#near + piece;
		if (this.#close !== undefined) {
			this.tokens++;
			this.milliseconds += took;
			this.#near = near.slice(-64);
			if (this.#near.includes(this.#close)) {
				this.#close = undefined;
				this.#near = '';
			}

			return;
		}

		this.#near = near.slice(near.lastIndexOf('\n') + 1).slice(0, 64);
		const line = this.#near.trimStart();
		this.#close = marks.find(([open]) => line.startsWith(open))?.[1];
		// The template wrote the beginning into the prompt: all that came before was thought.
		if (this.tokens === 0 && marks.some(([, close]) => line.trimEnd().endsWith(close))) {
			this.tokens = this.#all.tokens;
			this.milliseconds = this.#all.milliseconds;
		}
	}
}
