import type {Handlers, Parts} from './handler.ts';

/** Commands that measure the box. */
export function measuringHandlers({benching, watch}: Parts): Handlers<'bench'> {
	return {
		async bench({settings}, {onProgress, signal}) {
			watch.start();
			return {bench: await benching.run(settings, onProgress, signal)};
		},
	};
}
