import {alerts} from '../core/alerts.ts';
import type {ActiveAlert} from '../core/alert-watch.ts';
import {cleanLine} from '../core/text.ts';

const bell = '\u0007';

/**
What a terminal is sent when an alert begins: nothing, unless `LISA_ALERTS` asks for `bell`, for `notify`, or for both with a comma between.

A notification is OSC 9, which iTerm2, kitty, WezTerm, Ghostty, Windows Terminal and foot show on the desktop. tmux passes it on where `allow-passthrough` is set, GNU screen always.
*/
export function ringFor(raised: readonly ActiveAlert[], env: NodeJS.ProcessEnv): string {
	const wanted = new Set((env['LISA_ALERTS'] ?? '').split(',').map(word => word.trim().toLowerCase()));
	if (raised.length === 0) {
		return '';
	}

	const notification = wanted.has('notify') ? wrap(`\u001B]9;LISA: ${raised.map(({name, detail}) => cleanLine(detail === undefined ? alerts[name].sign : `${alerts[name].sign} (${detail})`)).join('; ')}${bell}`, env) : '';
	return `${notification}${wanted.has('bell') ? bell : ''}`;
}

/** What a multiplexer is to hand on to the terminal outside. */
function wrap(sequence: string, env: NodeJS.ProcessEnv): string {
	if (env['TMUX']) {
		return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
	}

	return env['TERM']?.startsWith('screen') === true ? `\u001BP${sequence}\u001B\\` : sequence;
}
