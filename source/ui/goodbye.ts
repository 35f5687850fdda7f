import {cleanLine} from '../core/text.ts';
import type {View} from '../core/view.ts';

/**
What is said when the screen is left: that nothing is lost, and how to come back.

@param detached The host was asked to go on.
@returns One line, or nothing where nobody has said anything.
*/
export function goodbye({session, progress, run}: View, detached: boolean): string {
	const running = progress === undefined ? run?.phase === 'running' ? 'the run goes on' : undefined : 'the reply goes on';
	if (detached) {
		return `detached: ${running ?? 'the model stays loaded for half an hour'}; run lisa to come back, lisa stop to end it`;
	}

	const saved = session.messages.length > 0 ? `session saved: “${cleanLine(session.title)}”; run lisa to go on` : '';
	return running === 'the run goes on' ? [saved, 'the run goes on: lisa shows it, lisa stop ends it'].filter(Boolean).join('; ') : saved;
}
