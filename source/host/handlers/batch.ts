import type {Handlers, Parts} from './handler.ts';

/** Commands that are no part of the conversation. */
export function batchHandlers({answering, watch}: Parts): Handlers<'complete'> {
	return {
		async complete(command, {onText, signal}) {
			watch.start();
			return {completion: await answering.complete(command, onText, signal)};
		},
	};
}
