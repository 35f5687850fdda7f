import {guessTokens, mentions} from '../core/attachments.ts';
import {toProblem} from '../core/errors.ts';
import {wholeText} from './chat/composer-state.ts';
import type {NamedFile} from './chat/files-line.ts';
import {readNamed} from './chat/named-files.ts';
import type {AppEvent, AppState} from './state.ts';
import type {Store} from './store.ts';

/** Milliseconds of rest before what is named is looked at: a name that is being typed is none yet. */
const rest = 150;

/**
Looks at the files that a message names, when other ones come to be named, so that their size is seen before they are sent.
*/
export class FilesKeeper {
	readonly #store: Store<AppState, AppEvent>;
	#names: readonly string[] = [];
	#text = '';
	#timer: NodeJS.Timeout | undefined;

	constructor(store: Store<AppState, AppEvent>) {
		this.#store = store;
	}

	start(): void {
		this.#store.subscribe(() => {
			const {composer} = this.#store.get();
			if (composer.text !== this.#text) {
				this.#text = composer.text;
				clearTimeout(this.#timer);
				this.#timer = setTimeout(() => {
					void this.#look();
				}, rest);
				this.#timer.unref();
			}
		});
	}

	async #look(): Promise<void> {
		const names = mentions(wholeText(this.#store.get().composer));
		if (names.length === this.#names.length && names.every((name, index) => name === this.#names[index])) {
			return;
		}

		this.#names = names;
		const files = await Promise.all(names.map(async name => lookAt(name)));
		if (names === this.#names) {
			this.#store.dispatch({type: 'composer', event: {type: 'files', files: files.filter(file => file !== undefined)}});
		}
	}
}

async function lookAt(name: string): Promise<NamedFile | undefined> {
	try {
		const file = await readNamed(name);
		return file && {name, path: file.path, tokens: guessTokens(file.text)};
	} catch (error) {
		return {name, problem: toProblem(error).message};
	}
}
