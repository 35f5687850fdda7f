import {alerts} from '../core/alerts.ts';
import {judge, noAlerts, type ActiveAlert} from '../core/alert-watch.ts';
import type {Pulse} from '../core/pulse.ts';
import type {Sample} from '../core/samples.ts';
import type {Board} from './board.ts';
import {preciseNow} from './clock.ts';

export type AlertingOptions = {
	readonly board: Board;
	readonly pulse: Pulse;
	readonly log: (message: string) => void;
};

/**
Warns of what the samples show: once in the status bar, in the log with its time, and in the view, so that a screen can ring.
*/
export class Alerting {
	readonly #options: AlertingOptions;
	#state = noAlerts;

	constructor(options: AlertingOptions) {
		this.#options = options;
	}

	take(sample: Sample): void {
		const {board, pulse, log} = this.#options;
		const {swap, model} = board.view;
		// While a rung is swapped or a model comes, the engine has a reason to be silent.
		const silence = swap === undefined && model.phase === 'ready' ? pulse.silence(preciseNow()) : undefined;
		const {state, raised, over} = judge(this.#state, {sample, silence}, sample.time);
		this.#state = state;
		for (const alert of raised) {
			log(`alert ${alert.name}: ${sentence(alert)}`);
			board.publish({type: 'notice', notice: {level: 'warning', text: sentence(alert), hint: alerts[alert.name].hint, time: sample.time}});
		}

		for (const name of over) {
			log(`alert ${name} is over`);
		}

		if (raised.length > 0 || over.length > 0) {
			board.publish({type: 'alerts', alerts: state.active, raised});
		}
	}
}

function sentence({name, detail}: ActiveAlert): string {
	const {sign} = alerts[name];
	return `${sign[0]!.toUpperCase()}${sign.slice(1)}${detail === undefined ? '' : ` (${detail})`}.`;
}
