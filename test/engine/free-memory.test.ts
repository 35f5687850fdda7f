import {freemem} from 'node:os';
import {expect, test} from 'vitest';
import {freeMemory} from '../../source/engine/free-memory.ts';
import {createMachine} from '../fixtures/telemetry/machine.ts';

const mib = 2 ** 20;

test('a model that was read, and is charged to the control group as page cache, takes nothing away', () => {
	const machine = createMachine({
		'proc/self/mountinfo': '31 23 0:32 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw',
		'proc/self/cgroup': '0::/',
		'sys/fs/cgroup/memory.max': 64 * mib,
		'sys/fs/cgroup/memory.current': 60 * mib,
		'sys/fs/cgroup/memory.stat': `anon ${10 * mib}\ninactive_file ${50 * mib}`,
	});
	expect(freeMemory(machine.root)).toBe(54 * mib);
	machine.remove();
});

test('without a limit it is what the box has', () => {
	expect(freeMemory() / freemem()).toBeCloseTo(1, 1);
});
