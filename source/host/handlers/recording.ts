import type {Handlers, Parts} from './handler.ts';

/** Commands about what is recorded. */
export function recordingHandlers({recorder}: Parts): Handlers<'history'> {
	return {
		history(request) {
			return {history: recorder.history(request)};
		},
	};
}
