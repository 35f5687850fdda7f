import type {Handlers, Parts} from './handler.ts';

/** Commands about vectors. */
export function embeddingHandlers({embedding, watch}: Parts): Handlers<'embed'> {
	return {
		async embed({settings, texts}, {signal}) {
			watch.start();
			return embedding.run(settings, texts, signal);
		},
	};
}
