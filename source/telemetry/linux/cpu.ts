import {loadavg} from 'node:os';
import type {CpuSample} from '../../core/samples.ts';
import {Interval} from '../interval.ts';
import {OpenFile} from '../open-file.ts';
import {parseProcStat, type CpuTimes, type ProcStat} from '../parse/proc-stat.ts';
import {Refreshed} from '../refreshed.ts';
import type {Source} from '../source.ts';
import {findCpuFacts} from './cpu-facts.ts';
import {CpuFrequency} from './cpu-frequency.ts';
import {usableCpus} from './cpu-limit.ts';
import {findCpuTemperatures, readTemperature} from './cpu-temperature.ts';
import {ProcessTimes} from './process-times.ts';

/**
Whose work is told apart from the rest.
*/
export type CpuSourceOptions = {
	readonly enginePid: () => number | undefined;
	/** All of LISA's processes: the host, the faces. The engine may be among them or not. */
	readonly ownPids: () => readonly number[];
	/** Stands before `/proc` and `/sys` in tests. */
	readonly root?: string;
};

type Reading = {
	readonly stat: ProcStat;
	/** Hundredths of a second by process. */
	readonly own: ReadonlyMap<number, number>;
};

const ticksPerSecond = 100;

/**
The processor by `/proc/stat` and `/sys`.
*/
export function createCpuSource({enginePid, ownPids, root = ''}: CpuSourceOptions): Source<CpuSample | undefined> {
	const stat = new OpenFile(`${root}/proc/stat`);
	const processes = new ProcessTimes(root);
	const past = new Interval<Reading>();
	const facts = findCpuFacts(root);
	const frequency = new CpuFrequency(root);
	const limit = new Refreshed(30_000, () => usableCpus(Infinity, root));
	let sensors = findCpuTemperatures(root);

	return {
		read(now) {
			const engine = enginePid();
			const pids = engine === undefined ? ownPids() : [engine, ...ownPids()];
			const reading = {stat: parseProcStat(stat.read()), own: processes.read(pids)};
			const base = past.push(now, reading);
			if (base === undefined) {
				return undefined;
			}

			const threads = reading.stat.each.size || 1;
			const {busy, steal} = shares(base.value.stat.all, reading.stat.all);
			const work = (pid: number): number => Math.max(0, (reading.own.get(pid) ?? 0) - (base.value.own.get(pid) ?? reading.own.get(pid) ?? 0)) / ticksPerSecond / base.seconds;
			const own = reading.own.keys().reduce((total, pid) => total + work(pid), 0);
			return {
				source: '/proc/stat',
				name: facts.name,
				cores: facts.cores ?? threads,
				threads,
				usable: Math.min(threads, limit.get(now)),
				load: busy,
				perCore: Array.from(reading.stat.each, ([id, times]) => shares(base.value.stat.each.get(id), times).busy),
				steal,
				engineThreads: engine !== undefined && reading.own.has(engine) ? work(engine) : undefined,
				otherThreads: Math.max(0, busy * threads - own),
				megahertz: frequency.read() ?? facts.megahertz,
				temperature: readTemperature(sensors),
				loadAverage: loadavg()[0],
			};
		},
		close() {
			for (const file of [stat, processes, frequency, ...sensors]) {
				file.close();
			}

			sensors = [];
		},
	};
}

/** Idle time can run backwards by a tick, and a processor that was offline has no past. */
function shares(before: CpuTimes | undefined, after: CpuTimes): {readonly busy: number; readonly steal: number} {
	const total = before === undefined ? 0 : after.total - before.total;
	if (before === undefined || total <= 0) {
		return {busy: 0, steal: 0};
	}

	const share = (change: number): number => Math.min(1, Math.max(0, change / total));
	return {busy: share(after.busy - before.busy), steal: share(after.steal - before.steal)};
}
