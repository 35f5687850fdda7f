import {samePlace} from './same-place.ts';
import type {Blocks, Position} from './viewport.ts';

/** Where a transcript is shown from, and where it ended when its end was left; neither where the end is followed. */
export type Place = {readonly scroll?: Position; readonly left?: Position};

type Seen = {readonly place: Place; readonly width: number};

/**
Keeps the text that was scrolled to when a transcript becomes wider or narrower. Each time it is looked for from where a person left it, so that a window that is pulled at and let go does not creep.
*/
export class KeptPlace {
	#session = '';
	/** As a person chose it, and as it was given last. */
	#chosen: Seen = {place: {}, width: 0};
	#shown = this.#chosen;

	/**
	@param place As a person chose it, or as it was given last.
	@param blocks The transcript at a width.
	@returns Where to show it from.
	*/
	at(session: string, width: number, place: Place, blocks: (width: number) => Blocks): Place {
		if (session !== this.#session || place.scroll !== this.#shown.place.scroll) {
			this.#session = session;
			this.#chosen = {place, width};
			this.#shown = this.#chosen;
		} else if (width !== this.#shown.width) {
			this.#shown = {place: this.#moved(width, blocks), width};
		}

		return this.#shown.place;
	}

	#moved(width: number, blocks: (width: number) => Blocks): Place {
		const {place, width: before} = this.#chosen;
		if (place.scroll === undefined || width === before) {
			return place;
		}

		const [from, to] = [blocks(before), blocks(width)];
		return {scroll: samePlace(from, to, place.scroll), left: place.left && samePlace(from, to, place.left)};
	}
}
