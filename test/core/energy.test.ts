import {expect, test} from 'vitest';
import {EnergyMeter} from '../../source/core/energy.ts';

const card = (power?: number) => ({...(power !== undefined && {power})});

test.each([
	['one card', [[1000, [card(100)]], [2000, [card(200)]]], 2500, 400],
	['two cards', [[1000, [card(100), card(50)]]], 1000, 150],
	['a card that does not tell', [[1000, [card(100), card()]], [2000, [card(1), card(1)]]], 2000, undefined],
	['no card', [[1000, []]], 2000, undefined],
	['no sample', [], 2000, undefined],
] as const)('%s', (_, samples, end, joules) => {
	const meter = new EnergyMeter(0);
	for (const [time, gpus] of samples) {
		meter.observe({time, gpus});
	}

	expect(meter.until(end)).toBe(joules);
});
