import type {EngineEvent} from '../core/engine-protocol.ts';

/** Tokens wait at most this long for more. A screen draws eight times a second, and each message wakes the host on a core that decoding may want. Milliseconds. */
const span = 120;

/**
What goes to the host, in order: a token that follows another closely waits for the next ones, everything else goes at once and takes what waits along.
*/
export class Outbox {
	readonly #post: (events: readonly EngineEvent[]) => void;
	#waiting: EngineEvent[] = [];
	#timer: NodeJS.Timeout | undefined;
	#posted = -Infinity;

	constructor(post: (events: readonly EngineEvent[]) => void) {
		this.#post = post;
	}

	send(event: EngineEvent): void {
		this.#waiting.push(event);
		const since = performance.now() - this.#posted;
		if (event.type !== 'token' || since >= span) {
			this.flush();
		} else {
			this.#timer ??= setTimeout(() => {
				this.flush();
			}, span - since);
		}
	}

	flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const events = this.#waiting;
		this.#waiting = [];
		if (events.length > 0) {
			this.#posted = performance.now();
			this.#post(events);
		}
	}
}
