import {Buffer} from 'node:buffer';
import {platform} from 'node:os';
import type {GpuSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {programName} from '../parse/program-name.ts';
import {readOnce} from '../read-once.ts';
import type {NvmlApi, NvmlDevice, NvmlFunction} from './nvml-api.ts';
import {insufficientSize, success} from './nvml-codes.ts';
import {NvmlQuery} from './nvml-query.ts';
import {textIn} from './nvml-text.ts';

type GpuProcess = NonNullable<GpuSample['processes']>[number];

/** `nvmlProcessInfo_t`: pid, padding, memory, two numbers of partitions. */
const size = 24;
const capacity = 256;

/** Windows keeps the figure to itself. */
const notAvailable = 0xFF_FF_FF_FF_FF_FF_FF_FFn;

/**
What each process holds of one card's memory.
*/
export class NvmlProcesses {
	readonly #api: NvmlApi;

	readonly #queries: ReadonlyArray<NvmlQuery<ReadonlyArray<readonly [pid: number, memory: number]>>>;

	#names = new Map<number, string>();

	constructor(api: NvmlApi, device: NvmlDevice) {
		this.#api = api;
		this.#queries = [
			listQuery(api.nvmlDeviceGetComputeRunningProcesses_v3, device),
			listQuery(api.nvmlDeviceGetGraphicsRunningProcesses_v3, device),
		];
	}

	/** @returns The largest first; nothing when the driver doesn't tell. */
	read(now: number): readonly GpuProcess[] | undefined {
		if (this.#queries.every(query => !query.supported)) {
			return undefined;
		}

		const memory = new Map<number, number>();
		for (const query of this.#queries) {
			for (const [pid, bytes] of query.read(now) ?? []) {
				// A process that computes and draws stands in both lists with the same sum.
				memory.set(pid, Math.max(bytes, memory.get(pid) ?? 0));
			}
		}

		this.#names = new Map(memory.keys().map(pid => [pid, this.#names.get(pid) ?? this.#nameOf(pid)]));
		return Array.from(memory, ([pid, bytes]) => ({pid, name: this.#names.get(pid)!, memory: bytes})).sort((a, b) => b.memory - a.memory);
	}

	#nameOf(pid: number): string {
		if (platform() === 'linux') {
			// The first word of the command line: `comm` is that of the main thread, which programs rename. In a container the number is the host's, and there is no name to be had.
			const program = programName(readOnce(`/proc/${pid}/cmdline`) ?? '');
			return cleanLine(program || readOnce(`/proc/${pid}/comm`) || '') || `process ${pid}`;
		}

		const buffer = Buffer.alloc(256);
		const code = this.#api.nvmlSystemGetProcessName?.(pid, buffer, buffer.length);
		const path = code === success ? textIn(buffer) : '';
		return path.split(/[\\/]/u).at(-1) || `process ${pid}`;
	}
}

function listQuery(list: NvmlFunction | undefined, device: NvmlDevice): NvmlQuery<ReadonlyArray<readonly [number, number]>> {
	const count = Buffer.alloc(4);
	const entries = Buffer.alloc(size * capacity);
	const call = list && ((): number => {
		count.writeUInt32LE(capacity);
		const code = list(device, count, entries);
		if (code === insufficientSize) {
			// More than fit: the driver filled in none that could be trusted.
			count.writeUInt32LE(0);
			return success;
		}

		return code;
	});

	return new NvmlQuery(call, () => Array.from({length: Math.min(capacity, count.readUInt32LE())}, (_, index) => index * size)
		.filter(at => entries.readBigUInt64LE(at + 8) !== notAvailable)
		.map(at => [entries.readUInt32LE(at), Number(entries.readBigUInt64LE(at + 8))] as const));
}
