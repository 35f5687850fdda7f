import {availableParallelism, cpus, loadavg, platform} from 'node:os';
import type {CpuSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {Interval} from '../interval.ts';
import type {Source} from '../source.ts';
import type {SystemFacts} from './facts.ts';

type Times = ReadonlyArray<{readonly busy: number; readonly total: number}>;

/**
The processor where there is no `/proc`: by Node, which asks the system without starting a program.
*/
export function createCpuSource(facts: () => SystemFacts | undefined): Source<CpuSample | undefined> {
	const past = new Interval<Times>();

	return {
		read(now) {
			const threads = cpus();
			const times = threads.map(({times: {user, nice, sys, idle, irq}}) => ({busy: user + nice + sys + irq, total: user + nice + sys + idle + irq}));
			const base = past.push(now, times);
			const perCore = base && times.map(({busy, total}, index) => {
				const before = base.value[index];
				return before === undefined || total <= before.total ? 0 : Math.min(1, Math.max(0, (busy - before.busy) / (total - before.total)));
			});
			return perCore && {
				source: 'Node',
				name: cleanLine(threads[0]?.model ?? ''),
				cores: facts()?.cores ?? threads.length,
				threads: threads.length,
				usable: availableParallelism(),
				load: perCore.reduce((a, b) => a + b, 0) / (perCore.length || 1),
				perCore,
				steal: 0,
				megahertz: threads[0]?.speed || undefined,
				// Windows has no such thing, and Node says zero.
				loadAverage: platform() === 'win32' ? undefined : loadavg()[0],
			};
		},
		close() {},
	};
}
