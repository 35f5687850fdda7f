import type {Context} from '../actions/context.ts';
import {send} from '../actions/send.ts';
import {wholeText} from '../chat/composer-state.ts';
import {parseSlash} from '../slash.ts';
import type {Prompt} from './prompt.ts';
import type {Teller} from './teller.ts';
import {doHere} from './words-here.ts';

/** Lines that come closer together were pasted, and are one message. Milliseconds. */
const pasteTime = 30;

export type EntryOptions = {
	readonly context: Context;
	readonly prompt: Pick<Prompt, 'typed' | 'put' | 'drop' | 'remember' | 'show' | 'line'>;
	readonly teller: Teller;
	/** The terminal edits the line itself, so that nothing can be put into it. */
	readonly isDumb: boolean;
};

/** What is typed, from the line to the message or the command it is. */
export class Entry {
	readonly #options: EntryOptions;
	/** Lines of the message before the one that is being typed. */
	#lines: string[] = [];
	#timer: NodeJS.Timeout | undefined;
	/** A message that was written while a reply ran. */
	#held: string | undefined;
	readonly #listed: {ids: readonly string[]} = {ids: []};

	constructor(options: EntryOptions) {
		this.#options = options;
	}

	/** Takes a line: a message is whole once nothing follows at once, and no backslash says that more does. */
	take(line: string): void {
		clearTimeout(this.#timer);
		const goesOn = line.endsWith('\\');
		this.#lines.push(goesOn ? line.slice(0, -1) : line);
		if (goesOn) {
			this.keep();
			this.settle();
		} else {
			this.#timer = setTimeout(() => {
				this.#submit();
			}, pasteTime);
		}
	}

	/** Keeps what is being written with the host, as a draft. */
	keep(): void {
		const {context: {store}, prompt} = this.#options;
		const text = [...this.#lines, prompt.typed].join('\n');
		if (text !== wholeText(store.get().composer) && this.#held === undefined) {
			store.dispatch({type: 'composer', event: {type: 'rewrite', text}});
		}
	}

	/** Stops the reply, drops what is being written, or quits where there is neither. */
	interrupt(): void {
		const {context: {face, store, quit}, prompt, teller, isDumb} = this.#options;
		if (teller.isBusy) {
			face.send({type: 'stop'});
		} else if (prompt.typed !== '' || this.#lines.length > 0) {
			prompt.remember(this.#lines);
			this.#lines = [];
			prompt.drop();
			store.dispatch({type: 'composer', event: {type: 'clear'}});
			prompt.line(isDumb ? 'LISA: Dropped.' : 'LISA: Dropped; Up brings it back.');
			this.settle();
		} else {
			quit();
		}
	}

	/** Puts a text where it is written, to go on with. */
	write(text: string): void {
		const {prompt, isDumb} = this.#options;
		const lines = text.replace(/\n+$/u, '').split('\n');
		const last = isDumb ? '' : lines.pop()!;
		this.#lines = lines;
		if (lines.length > 0) {
			prompt.line('LISA: You were writing:');
			for (const line of lines) {
				prompt.line(line);
			}
		}

		this.settle();
		prompt.put(last);
	}

	/** Shows the prompt, where nothing is going on that it would interrupt. */
	settle(): void {
		const {prompt, teller} = this.#options;
		if (teller.isBusy) {
			return;
		}

		prompt.show();
		const held = this.#held;
		if (held !== undefined) {
			this.#held = undefined;
			this.write(held);
		}
	}

	#submit(): void {
		const {context, prompt, teller} = this.#options;
		const {store} = context;
		const text = this.#lines.join('\n').replace(/\n+$/u, '');
		this.#lines = [];
		const slash = parseSlash(text);
		const isOut = store.get().link === 'lost';
		if (slash === undefined && (teller.isBusy || isOut) && text.trim() !== '') {
			this.#held = this.#held === undefined ? text : `${this.#held}\n${text}`;
			prompt.line(isOut ? 'LISA: The host is not there at the moment: this is kept until it is.' : 'LISA: A reply is running: this is kept until it has ended.');
			return;
		}

		store.dispatch({type: 'composer', event: {type: 'rewrite', text}});
		const say = (lines: readonly string[]) => {
			teller.say(lines);
			this.settle();
		};

		const again = () => {
			teller.again(store.get());
		};

		if (slash !== undefined && doHere(slash.word, slash.argument, {context, say, again, listed: this.#listed})) {
			store.dispatch({type: 'composer', event: {type: 'clear'}});
		} else {
			this.#send(text, slash?.word);
		}

		this.settle();
	}

	#send(text: string, word: string | undefined): void {
		const {context, teller} = this.#options;
		const {store} = context;
		teller.sent = text;
		teller.isAwaiting = word === undefined ? text.trim() !== '' : ['again', 'continue'].includes(word);
		send(context);
		const rest = wholeText(store.get().composer);
		if (word !== undefined && rest !== '') {
			if (rest === text) {
				store.dispatch({type: 'composer', event: {type: 'clear'}});
			} else {
				this.write(rest);
			}
		}
	}
}
