import type {Session} from '../core/chat.ts';
import {emptyView, reduce, type View, type ViewEvent} from '../core/view.ts';
import {Faces} from './faces.ts';

/**
What everyone sees: each event changes the host's own view and goes to the screens, in this order.
*/
export class Board {
	readonly faces = new Faces();
	#view: View;

	constructor(session: Session) {
		this.#view = emptyView(session);
	}

	get view(): View {
		return this.#view;
	}

	readonly publish = (event: ViewEvent): void => {
		this.#view = reduce(this.#view, event);
		this.faces.publish(event);
	};
}
