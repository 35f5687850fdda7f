import type {Handlers, Parts} from './handler.ts';

/** A sample older than this is of another time: the watch had stopped. Milliseconds. */
const fresh = 2500;

/** Commands about what is measured and recorded. */
export function recordingHandlers({board, pulse, recorder, watch}: Parts): Handlers<'history' | 'recorded' | 'recording' | 'now'> {
	return {
		history(request) {
			return {history: recorder.history(request)};
		},
		recorded(request) {
			return {rows: recorder.rows(request)};
		},
		recording() {
			return {recording: recorder.status(watch.wanted)};
		},
		async now(_command, {signal}) {
			watch.hold(signal);
			const newest = board.view.samples.at(-1);
			const sample = newest !== undefined && Date.now() - newest.time < fresh ? newest : await watch.next();
			const {model, contextUsed, alerts} = board.view;
			return {now: {sample, ...(model.phase === 'ready' && {model: model.model}), contextUsed, totals: {tokens: pulse.tokens, stalls: pulse.stalls}, alerts: alerts.map(({name}) => name)}};
		},
	};
}
