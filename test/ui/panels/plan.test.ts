import {describe, expect, test} from 'vitest';
import {planPanels} from '../../../source/ui/panels/plan.ts';
import {sectionNames} from '../../../source/ui/panels/section-names.ts';

/** `gpu3 memory3 …`: what a plan gives, as one line. */
const told = (height: number, cards: number) => planPanels(height, cards).map(({name, rows}) => `${name}${rows}`).join(' ');

const plans: ReadonlyArray<[height: number, cards: number, expected: string]> = [
	[14, 0, 'gpu0 memory2 cpu2 latency2 model2'],
	[15, 0, 'gpu0 memory2 cpu2 latency3 model2'],
	[16, 0, 'gpu1 memory2 cpu2 latency3 model2'],
	[18, 0, 'gpu1 memory3 cpu2 latency3 model3'],
	[20, 0, 'gpu1 memory3 cpu2 latency3 disk1 model3'],
	[22, 0, 'gpu1 memory3 cpu2 latency3 disk1 network1 model3'],
	[30, 0, 'gpu1 memory3 cpu7 latency6 disk1 network1 model3'],
	[39, 0, 'gpu1 memory7 cpu7 latency6 disk1 network1 model8'],
	[59, 0, 'gpu1 memory7 cpu7 latency11 disk4 network4 model17'],
	[14, 1, 'gpu1 memory2 cpu1 latency2 model2'],
	[15, 1, 'gpu1 memory2 cpu2 latency2 model2'],
	[16, 1, 'gpu1 memory2 cpu2 latency3 model2'],
	[18, 1, 'gpu2 memory3 cpu2 latency3 model2'],
	[20, 1, 'gpu3 memory3 cpu2 latency3 model3'],
	[22, 1, 'gpu3 memory3 cpu2 latency3 disk1 model3'],
	[24, 1, 'gpu3 memory3 cpu2 latency3 disk1 network1 model3'],
	[39, 1, 'gpu6 memory7 cpu7 latency6 disk1 network1 model3'],
	[44, 1, 'gpu6 memory7 cpu7 latency6 disk1 network1 model8'],
	[14, 2, 'gpu1 memory2 cpu1 latency2 model2'],
	[15, 2, 'gpu2 memory2 cpu1 latency2 model2'],
	[16, 2, 'gpu1 gpu1 memory2 cpu1 latency2 model2'],
	[24, 2, 'gpu3 gpu3 memory3 cpu2 latency3 model3'],
	[28, 2, 'gpu3 gpu3 memory3 cpu2 latency3 disk1 network1 model3'],
	[44, 2, 'gpu6 gpu6 memory5 cpu7 latency6 disk1 network1 model3'],
];

describe('planPanels', () => {
	test.each(plans)('%i lines, %i cards', (height, cards, expected) => {
		expect(told(height, cards)).toBe(expected);
	});

	test.each([0, 1, 2, 3, 8, 16])('%i cards: every height is filled to the line', cards => {
		for (let height = 2; height <= 80; height++) {
			const lines = planPanels(height, cards).reduce((sum, {rows}) => sum + rows + 1, 1);
			expect([height, lines]).toEqual([height, height]);
		}
	});

	test('sections stand in their order', () => {
		for (const cards of [0, 1, 2, 8]) {
			for (let height = 2; height <= 60; height++) {
				const order = planPanels(height, cards).map(({name}) => sectionNames.indexOf(name));
				expect(order).toEqual([...order].sort((a, b) => a - b));
			}
		}
	});

	test('memory, latency and the model are there from 14 lines on, and the card or that there is none', () => {
		for (const cards of [0, 1, 2, 8]) {
			for (let height = 14; height <= 60; height++) {
				const names = planPanels(height, cards).map(({name}) => name);
				expect(names).toEqual(expect.arrayContaining(['gpu', 'memory', 'cpu', 'latency', 'model']));
			}
		}
	});

	test('net goes before disk, and both before any card', () => {
		for (let height = 14; height <= 60; height++) {
			const names = new Set(planPanels(height, 2).map(({name}) => name));
			expect(names.has('network') && !names.has('disk')).toBe(false);
			expect(names.has('disk') && planPanels(height, 2).filter(({name}) => name === 'gpu').length < 2).toBe(false);
		}
	});

	test('charts grow to four rows and cores to two before the model gets what is left', () => {
		for (let height = 14; height <= 60; height++) {
			for (const {name, rows} of planPanels(height, 1)) {
				expect(rows).toBeLessThanOrEqual({gpu: 6, memory: 7, cpu: 7, latency: 11, disk: 4, network: 4, model: 60}[name]);
			}
		}
	});
});
