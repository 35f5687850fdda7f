/**
Where a figure came from, or why there is none: shown in its panel.
*/
export type Provenance = {
	/** As in `NVML 13.0`, `/proc/stat`, `systeminformation`. */
	readonly source: string;
	/** Set when the source failed: one sentence, fit to be shown. */
	readonly failure?: string;
};

/**
The processor at one moment. Shares are of one, not per cent.
*/
export type CpuSample = Provenance & {
	readonly name: string;
	/** Physical cores. */
	readonly cores: number;
	/** Hardware threads. */
	readonly threads: number;
	/** Cores that this process may really use: affinity and cgroup quota. May be a fraction. */
	readonly usable: number;
	/** Busy share of all threads over the last interval, 0 to 1. */
	readonly load: number;
	/** Busy share of each thread, 0 to 1. */
	readonly perCore: readonly number[];
	/** Share taken by the hypervisor, 0 to 1. */
	readonly steal: number;
	/** Threads' worth of work done by the engine over the last interval. */
	readonly engineThreads?: number;
	/** Threads' worth of work done by everything but LISA. */
	readonly otherThreads?: number;
	readonly megahertz?: number;
	/** Degrees Celsius. */
	readonly temperature?: number;
	/** One-minute load average. */
	readonly loadAverage?: number;
};

/**
The memory of the system. Bytes, and bytes a second.
*/
export type MemorySample = Provenance & {
	readonly total: number;
	/** What programs hold: total less available, as `free` prints it. */
	readonly used: number;
	/** What this program may still have: of the box, and within the limits of its control groups. */
	readonly available: number;
	readonly cached: number;
	readonly swapTotal: number;
	readonly swapUsed: number;
	readonly swapInRate?: number;
	readonly swapOutRate?: number;
	/** Share of the last ten seconds in which some task waited for memory (PSI), 0 to 1. */
	readonly pressure?: number;
};

/**
The engine process's own memory. Bytes.
*/
export type EngineMemorySample = {
	readonly pid: number;
	/** Everything in RAM that is its. */
	readonly resident: number;
	/** Allocated: KV cache, buffers, repacked weights. */
	readonly anonymous: number;
	/** Pages of mapped files: the weights as they are on disk. */
	readonly mapped: number;
	/** Pages that are pinned, as by `--mlock`; absent where there are none. */
	readonly locked?: number;
};

/**
The model that makes vectors beside the chat, which has a process of its own.
*/
export type EmbedderSample = EngineMemorySample & {
	readonly name: string;
	/** As in `Q8_0`. */
	readonly quantization: string;
};

/**
One graphics card. Bytes, watts, megahertz, degrees Celsius; shares are 0 to 1. Absent means that the driver does not tell.
*/
export type GpuSample = Provenance & {
	readonly index: number;
	readonly name: string;
	readonly vendor: 'nvidia' | 'amd' | 'intel' | 'apple' | 'other';
	readonly memoryTotal: number;
	readonly memoryUsed: number;
	readonly memoryFree: number;
	/** VRAM of LISA's own engine. */
	readonly memoryOwn?: number;
	readonly utilization?: number;
	readonly temperature?: number;
	readonly power?: number;
	readonly powerLimit?: number;
	readonly clock?: number;
	readonly memoryClock?: number;
	readonly fan?: number;
	/** Why the clock is held down, in words; empty when it is not. */
	readonly throttle?: readonly string[];
	/** PCIe: as in `4.0 ×16`. */
	readonly link?: string;
	/** PCIe traffic, bytes a second. */
	readonly receiveRate?: number;
	readonly sendRate?: number;
	readonly driver?: string;
	readonly cuda?: string;
	readonly processes?: ReadonlyArray<{readonly pid: number; readonly name: string; readonly memory: number}>;
	/** The card was seen before and no longer answers. */
	readonly lost?: boolean;
};

/**
The volume that holds the models. Bytes, and bytes a second.
*/
export type DiskSample = Provenance & {
	readonly path: string;
	/** As in `nvme0n1` or `vda`. */
	readonly device?: string;
	readonly kind: 'NVMe' | 'SSD' | 'HDD' | 'virtual' | 'unknown';
	readonly total: number;
	readonly free: number;
	readonly readRate?: number;
	readonly writeRate?: number;
};

/**
The link that leads to the LAN. Bytes a second; speed in bits a second.
*/
export type NetworkSample = Provenance & {
	readonly interface?: string;
	readonly up: boolean;
	readonly wireless?: boolean;
	readonly speed?: number;
	readonly address?: string;
	readonly receiveRate?: number;
	readonly sendRate?: number;
};

/**
The tokens that were made since the sample before. Milliseconds, and tokens a second; absent means that there were too few to tell.
*/
export type TokenSample = {
	/** How many. */
	readonly count: number;
	readonly rate?: number;
	/** Of the times between these tokens. */
	readonly p50?: number;
	readonly p95?: number;
	readonly p99?: number;
	readonly longest?: number;
	/** How many of these times were stalls. */
	readonly stalls: number;
	/** Of a reply whose first token is among them. */
	readonly ttft?: number;
	readonly prefillRate?: number;
};

/**
Everything the panels show of the box at one moment. A part that is absent has not been read yet.
*/
export type Sample = {
	/** Milliseconds since the epoch. */
	readonly time: number;
	readonly cpu?: CpuSample;
	readonly memory?: MemorySample;
	readonly engine?: EngineMemorySample;
	/** Absent while none is loaded. */
	readonly embedder?: EmbedderSample;
	/** One line when there is no card, or why none can be read. */
	readonly gpuStatus: string;
	readonly gpus: readonly GpuSample[];
	readonly disk?: DiskSample;
	readonly network?: NetworkSample;
	/** Absent while no reply runs. */
	readonly tokens?: TokenSample;
};
