import type {EngineMemorySample} from '../../core/samples.ts';
import {OpenFile} from '../open-file.ts';
import {parseKeyValues} from '../parse/key-values.ts';
import type {Source} from '../source.ts';

const names = ['VmRSS', 'RssAnon', 'RssFile', 'RssShmem', 'VmLck'] as const;

/**
The engine's own memory by `/proc/PID/status`: what it allocated, and the pages of mapped files, which are the weights.
*/
export function createEngineMemorySource({enginePid, root = ''}: {readonly enginePid: () => number | undefined; readonly root?: string}): Source<EngineMemorySample | undefined> {
	let pid: number | undefined;
	let file: OpenFile | undefined;

	return {
		read() {
			if (enginePid() !== pid) {
				file?.close();
				pid = enginePid();
				file = pid === undefined ? undefined : new OpenFile(`${root}/proc/${pid}/status`);
			}

			// An engine that has just ended is no failure: the host knows, and starts another.
			const {VmRSS: resident, RssAnon = 0, RssFile = 0, RssShmem = 0, VmLck = 0} = parseKeyValues(file?.tryRead() ?? '', names);
			return pid === undefined || resident === undefined ? undefined : {pid, resident, anonymous: RssAnon, mapped: RssFile + RssShmem, ...(VmLck > 0 && {locked: VmLck})};
		},
		close() {
			file?.close();
		},
	};
}
