import {expect, test} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';
import type {Sample} from '../../source/core/samples.ts';
import {Alerting} from '../../source/host/alerting.ts';
import {Board} from '../../source/host/board.ts';
import {preciseNow} from '../../source/host/clock.ts';
import {fullSample} from '../helpers/samples.ts';
import {mock} from '../ui/panels/views.ts';

const start = 1e12;
const calm = (second: number): Sample => ({...fullSample, time: start + second * 1000});
const swapping = (second: number): Sample => ({...calm(second), memory: {...fullSample.memory!, swapInRate: 5e6}});

function open() {
	const board = new Board({id: 's', title: '', created: 0, messages: []});
	const pulse = new Pulse();
	const logged: string[] = [];
	const alerting = new Alerting({board, pulse, log(message) {
		logged.push(message);
	}});
	return {board, pulse, logged, alerting};
}

test('an alert is a line in the status bar, one in the log, and in the view until it is over', () => {
	const {board, logged, alerting} = open();
	for (let second = 0; second < 30; second++) {
		alerting.take(swapping(second));
	}

	expect(board.view.notice).toEqual({level: 'warning', text: 'The box began to swap.', hint: 'Go down a rung with Alt+↓, or close what else uses memory.', time: start + 3000});
	expect(board.view.alerts).toEqual([{name: 'swapping', since: start + 3000}]);
	expect(logged).toEqual(['alert swapping: The box began to swap.']);
	for (let second = 30; second < 95; second++) {
		alerting.take(calm(second));
	}

	expect(board.view.alerts).toEqual([]);
	expect(logged).toEqual(['alert swapping: The box began to swap.', 'alert swapping is over']);
});

test('an engine that gives no token is told of, unless a swap or a load is the reason', () => {
	const {board, pulse, alerting} = open();
	pulse.begin('reply', preciseNow() - 60_000);
	alerting.take(calm(0));
	expect(board.view.alerts).toEqual([]);
	board.publish({type: 'model', model: mock.model});
	board.publish({type: 'swap', swap: {from: 'a', to: 'b', step: 'load', since: 0}});
	alerting.take(calm(1));
	expect(board.view.alerts).toEqual([]);
	board.publish({type: 'swap-ended'});
	alerting.take(calm(2));
	expect(board.view.alerts).toEqual([{name: 'engine-stalled', since: start + 2000, detail: 'for 60 s'}]);
	expect(board.view.notice?.text).toBe('The engine gives no token (for 60 s).');
	pulse.end('reply');
	for (let second = 3; second < 15; second++) {
		alerting.take(calm(second));
	}

	expect(board.view.alerts).toEqual([]);
});
