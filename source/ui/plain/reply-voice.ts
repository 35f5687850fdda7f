import {plainLine} from './plain-line.ts';

/** The end of a sentence with another word behind it; what is shorter than a few words waits for more. */
const sentence = /^.{12,}?[.!?…。！？]["'”’)\]*_]*(?:\s+(?=\S)|(?<=[。！？]))/su;

/**
Tells a growing reply in whole lines and sentences, each of them once and without marks, so that who listens is not interrupted by every token.
*/
export class ReplyVoice {
	/** Whether the line has been told up to some sentence of it. */
	#within = false;
	#fence: string | undefined;
	#isBlank = true;
	/** The text as it was last. */
	#text: string;
	/** How much of the text has been told. */
	#told: number;

	/** @param text What has been told already, as before it was cut short. */
	constructor(text = '') {
		this.#text = text;
		this.#told = text.length;
	}

	/**
	@param text The whole reply so far. Where it is another than what was told, as when that turns out to have been a thought, it is told from its beginning.
	@returns What is to be written now.
	*/
	more(text: string): string {
		const same = text.startsWith(this.#text.slice(0, Math.min(this.#told, text.length)));
		if (same && text.length < this.#told) {
			return '';
		}

		let told = same ? '' : this.#begin();
		this.#text = text;
		for (;;) {
			const rest = text.slice(this.#told);
			const end = rest.indexOf('\n');
			if (end === -1) {
				return told + this.#sentences(rest);
			}

			this.#told += end + 1;
			told += this.#line(rest.slice(0, end));
		}
	}

	/** @returns What is left of a reply that has ended, with a line's end where something was told. */
	end(text: string): string {
		const told = this.more(text.trimEnd());
		const rest = text.trimEnd().slice(this.#told);
		this.#told = text.length;
		const last = rest === '' && !this.#within ? '' : this.#line(rest);
		return told + last + (this.#fence === undefined ? '' : 'End of code.\n');
	}

	/** @returns What ends the line that is being told, where there is one. */
	#begin(): string {
		const end = this.#within ? '\n' : '';
		this.#told = 0;
		this.#within = false;
		this.#fence = undefined;
		this.#isBlank = true;
		return end;
	}

	#line(text: string): string {
		const fresh = !this.#within;
		this.#within = false;
		const mark = fresh ? /^\s*(`{3,}|~{3,})/u.exec(text)?.[1] : undefined;
		const language = mark === undefined ? '' : text.trim().slice(mark.length).trim();
		if (this.#fence !== undefined) {
			if (mark?.startsWith(this.#fence) && language === '') {
				this.#fence = undefined;
				return 'End of code.\n';
			}

			return `${text}\n`;
		}

		if (mark !== undefined && !language.includes('`')) {
			this.#fence = mark;
			this.#isBlank = false;
			return language === '' ? 'Code:\n' : `Code, ${language}:\n`;
		}

		const line = plainLine(text, fresh);
		const isBlank = fresh && (line ?? '').trim() === '';
		const isSaid = line !== undefined && !(isBlank && this.#isBlank);
		this.#isBlank = isBlank;
		return isSaid ? `${line.trimEnd()}\n` : '';
	}

	/** Tells the sentences that are whole of a line that is not. */
	#sentences(rest: string): string {
		// A row of a table is told whole.
		if (this.#fence !== undefined || (!this.#within && /^\s*(?:\||`{3}|~{3})/u.test(rest))) {
			return '';
		}

		let told = '';
		let from = 0;
		let taken = '';
		for (;;) {
			const found = sentence.exec(rest.slice(from))?.[0];
			if (found === undefined) {
				return told;
			}

			from += found.length;
			taken += found;
			if (!isBalanced(taken)) {
				continue;
			}

			told += plainLine(taken, !this.#within) ?? '';
			this.#within = true;
			this.#isBlank = false;
			this.#told += taken.length;
			taken = '';
		}
	}
}

/** Whether every mark that is opened is closed again. */
function isBalanced(text: string): boolean {
	return ['`', '**'].every(mark => text.split(mark).length % 2 === 1) && !/\[[^\]]*$|\]\([^)]*$/u.test(text);
}
