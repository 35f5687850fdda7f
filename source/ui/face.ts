import {setTimeout as delay} from 'node:timers/promises';
import type {ActiveAlert} from '../core/alert-watch.ts';
import type {Command, LoadRequest, Outcome} from '../core/protocol.ts';
import {fromProblem, LisaError, toProblem} from '../core/errors.ts';
import {addEvent} from '../core/add-event.ts';
import type {ViewEvent} from '../core/view.ts';
import {connect, type HostClient} from '../host/client.ts';
import {wholeText} from './chat/composer-state.ts';
import {noticeOf, type AppEvent, type AppState} from './state.ts';
import type {Store} from './store.ts';

export type FaceOptions = {
	readonly store: Store<AppState, AppEvent>;
	/** What the command line asked to be loaded. Absent in `lisa top`, which looks and changes nothing: no model is loaded, no draft is kept. */
	readonly load?: LoadRequest;
	/** Called when alerts begin. */
	readonly onAlerts?: (raised: readonly ActiveAlert[]) => void;
	/** Told the colours that were chosen last, when the host is there. */
	readonly onTheme?: (name: string) => void;
};

/**
Deltas and samples are shown this often: eight times a second reads as flowing, and drawing costs CPU that decoding needs. Milliseconds.
*/
const frame = 125;

/** A host that went and could not be started again is tried again after this long. Milliseconds. */
const patience = 2000;

/** A draft from here on is not sent with every key. Characters. */
const longDraft = 20_000;

/** What may wait for the next frame. */
const lossy = new Set<ViewEvent['type']>(['delta', 'sample', 'processes', 'saved']);

/**
A screen's end of the host: events in, commands out. When the host goes, it is started again and the view taken anew.
*/
export class Face {
	readonly #store: Store<AppState, AppEvent>;
	readonly #load: LoadRequest | undefined;
	readonly #onAlerts: FaceOptions['onAlerts'];
	readonly #onTheme: FaceOptions['onTheme'];
	#client: HostClient | undefined;
	#waiting: ViewEvent[] = [];
	#timer: NodeJS.Timeout | undefined;
	#draftTimer: NodeJS.Timeout | undefined;
	/** The draft as the host has it. */
	#draft = '';
	#composer: AppState['composer'] | undefined;
	#closed = false;
	/** Why the host that went does not come back has been told. */
	#told = false;
	#again: NodeJS.Timeout | undefined;
	/** Aborted when this face goes: it waits for no host any more. */
	readonly #left = new AbortController();
	/** Commands given before the host answered: they are sent when it does. */
	#early: Command[] = [];

	constructor({store, load, onAlerts, onTheme}: FaceOptions) {
		this.#onTheme = onTheme;
		this.#store = store;
		this.#onAlerts = onAlerts;
		this.#load = load;
		if (load !== undefined) {
			store.subscribe(() => {
				this.#keepDraft();
			});
		}
	}

	async open(load = this.#load): Promise<void> {
		try {
			const client = await connect({
				kind: load === undefined ? 'top' : 'screen',
				signal: this.#left.signal,
				onEvents: events => {
					this.#receive(events);
				},
				onLost: () => {
					this.#lost();
				},
			});
			if (client === undefined || this.#closed) {
				client?.close();
				return;
			}

			this.#client = client;
			this.#told = false;
			this.#draft = client.welcome.draft ?? '';
			this.#store.dispatch({type: 'attached', view: client.welcome.view!, draft: client.welcome.draft, now: Date.now()});
			if (client.welcome.theme !== undefined) {
				this.#onTheme?.(client.welcome.theme);
			}

			if (load !== undefined) {
				this.send({type: 'load', settings: load});
			}

			const early = this.#early;
			this.#early = [];
			for (const command of early) {
				this.send(command);
			}
		} catch (error) {
			this.#failed(error, load);
		}
	}

	/** Sends a command; what the host has against it becomes a notice. Whichever model is loaded, the settings of the user go with it. */
	send(command: Command): void {
		if (this.#client === undefined) {
			this.#early.push(command);
			return;
		}

		const usual = this.#load?.usual;
		this.#client.command(command.type === 'load' && usual !== undefined ? {...command, settings: {usual, ...command.settings}} : command).catch((error: unknown) => {
			if (!this.#closed) {
				this.#report(error);
			}
		});
	}

	/**
	Sends a command that has an answer.

	@returns The answer, or `undefined` where there is none: what the host has against it is shown.
	*/
	async ask(command: Command): Promise<Outcome | undefined> {
		try {
			if (this.#client === undefined) {
				throw new LisaError('The host is not there yet.', {code: 'busy', hint: 'Try again in a moment.'});
			}

			return await this.#client.command(command);
		} catch (error) {
			if (!this.#closed) {
				this.#report(error);
			}

			return undefined;
		}
	}

	/**
	Keeps the draft, says goodbye and closes: the host ends too when nothing is running and nobody else looks.

	@param goodbye Without one the host goes on for a while, whatever runs.
	@returns Once the host has heard it, or a second has gone by.
	*/
	async leave({goodbye = true}: {readonly goodbye?: boolean} = {}): Promise<void> {
		const client = this.#client;
		this.#closed = true;
		this.#left.abort();
		clearTimeout(this.#timer);
		clearTimeout(this.#draftTimer);
		clearTimeout(this.#again);
		if (client !== undefined) {
			await Promise.race([this.#sayGoodbye(client, goodbye).catch(() => {}), delay(1000, undefined, {ref: false})]);
			client.close();
		}
	}

	async #sayGoodbye(client: HostClient, goodbye: boolean): Promise<void> {
		const {composer, view} = this.#store.get();
		if (this.#load !== undefined) {
			await client.command({type: 'draft', text: wholeText(composer)});
			if (goodbye) {
				await client.command({type: 'leave'});
			}
		} else if (view.model.phase === 'none') {
			// A host that was started to be looked at; one that keeps a model warm is left to itself.
			await client.command({type: 'leave'});
		}
	}

	/** There is no host. One that went may be back in a moment, as on a box that swaps: why it is not is told once, and it is tried again. */
	#failed(error: unknown, load: LoadRequest | undefined): void {
		const isOut = this.#store.get().link === 'lost' && toProblem(error).code !== 'host-version';
		if (this.#closed) {
			return;
		}

		if (!this.#told || !isOut) {
			this.#report(error);
		}

		this.#told = isOut;
		if (isOut) {
			this.#again = setTimeout(() => {
				void this.open(load);
			}, patience);
		}
	}

	/** Shows what went wrong in the status bar. */
	#report(error: unknown): void {
		this.#store.dispatch({type: 'notice', notice: noticeOf(fromProblem(toProblem(error)), Date.now())});
	}

	#receive(events: readonly ViewEvent[]): void {
		for (const event of events) {
			if (event.type === 'alerts') {
				this.#onAlerts?.(event.raised);
			}
		}

		for (const event of events) {
			addEvent(this.#waiting, event);
		}

		if (events.every(({type}) => lossy.has(type))) {
			this.#timer ??= setTimeout(() => {
				this.#flush();
			}, frame);
		} else {
			this.#flush();
		}
	}

	#flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const events = this.#waiting;
		this.#waiting = [];
		// The panels follow the samples, once a second: figures that change faster cannot be read.
		const panels = events.some(({type}) => type === 'sample' || type === 'processes' || !lossy.has(type));
		this.#store.dispatch({type: 'host', events, panels});
	}

	/** What is being written is with the host at once, so that a crash of this face takes nothing; a long text each half second. */
	#keepDraft(): void {
		const {composer} = this.#store.get();
		if (composer !== this.#composer) {
			this.#composer = composer;
			const text = wholeText(composer);
			if (text.length < longDraft) {
				clearTimeout(this.#draftTimer);
				this.#draftTimer = undefined;
			}

			this.#draftTimer ??= this.#sendDraft(text);
		}
	}

	/** @returns What a long text waits for before it is sent again. */
	#sendDraft(text: string): NodeJS.Timeout | undefined {
		if (text === this.#draft || this.#client === undefined) {
			return undefined;
		}

		this.#draft = text;
		this.send({type: 'draft', text});
		return text.length < longDraft
			? undefined
			: setTimeout(() => {
				this.#draftTimer = this.#sendDraft(wholeText(this.#store.get().composer));
			}, 500);
	}

	#lost(): void {
		this.#client = undefined;
		if (!this.#closed) {
			this.#store.dispatch({type: 'link', link: 'lost'});
			// The model that was in use is what the new host loads, not what this face once asked for.
			const {model} = this.#store.get().view;
			void this.open(this.#load !== undefined && model.phase === 'ready' ? {path: model.model.path} : this.#load);
		}
	}
}
