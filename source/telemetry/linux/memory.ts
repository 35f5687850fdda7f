import {groupRoom, limitedGroups} from '../../core/group-memory.ts';
import type {MemorySample} from '../../core/samples.ts';
import {rateBetween} from '../difference.ts';
import {Interval} from '../interval.ts';
import {OpenFile} from '../open-file.ts';
import {parseKeyValues} from '../parse/key-values.ts';
import {parseMemoryInfo} from '../parse/meminfo.ts';
import {parsePressure} from '../parse/pressure.ts';
import {readOnce} from '../read-once.ts';
import {Refreshed} from '../refreshed.ts';
import type {Source} from '../source.ts';
import {pageSize} from './page-size.ts';

/**
The memory by `/proc/meminfo`, as `free` sums it up, with swap traffic and pressure. What is available is so within the limits of the control groups: the rest is not for this program.
*/
export function createMemorySource({root = ''}: {readonly root?: string} = {}): Source<MemorySample> {
	const info = new OpenFile(`${root}/proc/meminfo`);
	const events = new OpenFile(`${root}/proc/vmstat`);
	const pressure = new OpenFile(`${root}/proc/pressure/memory`);
	const past = new Interval<{readonly pswpin?: number; readonly pswpout?: number}>();
	const page = pageSize();
	const read = (path: string) => readOnce(root + path);
	const groups = new Refreshed(10_000, () => limitedGroups(read));

	return {
		read(now) {
			const swapped = parseKeyValues(events.tryRead() ?? '', ['pswpin', 'pswpout']);
			const base = past.push(now, swapped);
			const rate = (name: 'pswpin' | 'pswpout'): number | undefined => {
				const pages = base && rateBetween(base.value[name], swapped[name], base.seconds);
				return pages === undefined ? undefined : pages * page;
			};

			// Kernels without PSI have no such file.
			const waiting = pressure.tryRead();
			const memory = parseMemoryInfo(info.read());
			return {
				source: '/proc/meminfo',
				...memory,
				available: Math.min(memory.available, groupRoom(groups.get(now), read)),
				swapInRate: rate('pswpin'),
				swapOutRate: rate('pswpout'),
				pressure: waiting === undefined ? undefined : parsePressure(waiting),
			};
		},
		close() {
			for (const file of [info, events, pressure]) {
				file.close();
			}
		},
	};
}
