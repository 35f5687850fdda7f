import type {ProcessTable} from '../../core/processes.ts';
import {cleanLine} from '../../core/text.ts';
import {describeFailure} from '../failure.ts';
import type {ProcessSource} from './source.ts';

/**
The processes by systeminformation, which starts a program of the system's each time: nothing better is to be had outside Linux.
*/
export function createOtherProcesses(): ProcessSource {
	return {
		// A program is started for each.
		interval: 3000,
		async read(): Promise<ProcessTable> {
			const [source, time] = ['systeminformation', Date.now()];
			try {
				const {default: information} = await import('systeminformation');
				const {list} = await information.processes();
				return {
					source,
					time,
					rows: list.map(({pid, name, user, memRss, cpu}) => ({
						pid,
						name: cleanLine(name).slice(0, 64) || `process ${pid}`,
						user: cleanLine(user) || undefined,
						resident: memRss * 1024,
						cpu: cpu / 100,
					})),
				};
			} catch (error) {
				return {source, time, rows: [], failure: describeFailure(error)};
			}
		},
		close() {},
	};
}
