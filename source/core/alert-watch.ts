import {alertRules, type AlertFacts, type AlertRule} from './alert-rules.ts';
import type {AlertName} from './alerts.ts';

/** An alert that holds. */
export type ActiveAlert = {
	readonly name: AlertName;
	/** Since when, in milliseconds since the epoch. */
	readonly since: number;
	/** Where it was seen and how much, as in `card 1, 23.5 GiB of 24.0 GiB`. */
	readonly detail?: string;
};

/** What is known of every alert between two samples. */
export type AlertState = {
	readonly active: readonly ActiveAlert[];
	/** Since when a figure has been where the alert would begin, or be over. */
	readonly turning: Readonly<Partial<Record<AlertName, number>>>;
};

export const noAlerts: AlertState = {active: [], turning: {}};

/**
Judges one sample. An alert begins once its figure has stayed high for its time and is over once it has stayed low for its time, so it is said once, and not again before it was quiet for a while. A figure that is not known changes nothing.

@param now Milliseconds since the epoch.
*/
export function judge(state: AlertState, facts: AlertFacts, now: number): {readonly state: AlertState; readonly raised: readonly ActiveAlert[]; readonly over: readonly AlertName[]} {
	const active: ActiveAlert[] = [];
	const turning: Partial<Record<AlertName, number>> = {};
	const raised: ActiveAlert[] = [];
	const over: AlertName[] = [];
	for (const [name, rule] of Object.entries(alertRules) as Array<[AlertName, AlertRule]>) {
		const holding = state.active.find(alert => alert.name === name);
		const measured = rule.measure(facts);
		if (measured === undefined) {
			if (holding !== undefined) {
				active.push(holding);
			}

			continue;
		}

		const {value, detail} = measured;
		const turns = holding === undefined ? value >= rule.enter : value < rule.leave;
		// A clock that was set back must not make it wait for hours.
		const since = Math.min(state.turning[name] ?? now, now);
		const enough = now - since >= (holding === undefined ? rule.after : rule.quiet);
		if (turns && !enough) {
			turning[name] = since;
		}

		if (holding === undefined && turns && enough) {
			const alert = {name, since: now, ...(detail !== undefined && {detail})};
			raised.push(alert);
			active.push(alert);
		} else if (holding !== undefined && turns && enough) {
			over.push(name);
		} else if (holding !== undefined) {
			active.push(holding);
		}
	}

	return {state: {active, turning}, raised, over};
}
