import type {ViewEvent} from './view.ts';

/**
Adds an event to those that wait. A piece of a reply that follows another of the same one becomes one with it: to fold one into a view makes its list of messages anew.
*/
export function addEvent(waiting: ViewEvent[], event: ViewEvent): void {
	const last = waiting.at(-1);
	// One that names a rung begins on it: one that names another keeps its place.
	if (last?.type === 'delta' && event.type === 'delta' && last.id === event.id && (event.rung === undefined || last.rung === undefined)) {
		waiting[waiting.length - 1] = {...event, text: last.text + event.text, rung: event.rung ?? last.rung};
	} else {
		waiting.push(event);
	}
}
