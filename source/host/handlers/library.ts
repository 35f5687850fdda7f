import type {Handlers, Parts} from './handler.ts';

/** Commands about the models on this box. */
export function libraryHandlers({fetching, shelf}: Parts): Handlers<'shelf' | 'pull' | 'stop-pull'> {
	return {
		shelf() {
			shelf.look();
		},
		pull({what}) {
			fetching.begin(what);
		},
		'stop-pull'() {
			fetching.stop();
		},
	};
}
