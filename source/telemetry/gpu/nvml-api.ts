import koffi, {type LibraryHandle} from 'koffi';
import {unknownError} from './nvml-codes.ts';

/** A card as NVML knows it: a pointer that only NVML may follow. */
export type NvmlDevice = bigint;

type Argument = bigint | number | Uint8Array;

/** Returns NVML's code. */
export type NvmlFunction = ((...arguments_: Argument[]) => number) & {
	readonly async: (...arguments_: [...Argument[], (error: unknown, code: number) => void]) => void;
};

/*
The functions LISA calls. Everything they fill in is a buffer of LISA's own, of a size that `nvml.h` fixes.
*/
const signatures = {
	nvmlInit_v2: 'int nvmlInit_v2()',
	nvmlShutdown: 'int nvmlShutdown()',
	nvmlSystemGetDriverVersion: 'int nvmlSystemGetDriverVersion(void *version, uint length)',
	nvmlSystemGetCudaDriverVersion_v2: 'int nvmlSystemGetCudaDriverVersion_v2(void *version)',
	nvmlSystemGetProcessName: 'int nvmlSystemGetProcessName(uint pid, void *name, uint length)',
	nvmlDeviceGetCount_v2: 'int nvmlDeviceGetCount_v2(void *count)',
	nvmlDeviceGetHandleByIndex_v2: 'int nvmlDeviceGetHandleByIndex_v2(uint index, void *device)',
	nvmlDeviceGetUUID: 'int nvmlDeviceGetUUID(void *device, void *identifier, uint length)',
	nvmlDeviceGetName: 'int nvmlDeviceGetName(void *device, void *name, uint length)',
	nvmlDeviceGetMemoryInfo_v2: 'int nvmlDeviceGetMemoryInfo_v2(void *device, void *memory)',
	nvmlDeviceGetMemoryInfo: 'int nvmlDeviceGetMemoryInfo(void *device, void *memory)',
	nvmlDeviceGetUtilizationRates: 'int nvmlDeviceGetUtilizationRates(void *device, void *utilization)',
	nvmlDeviceGetTemperature: 'int nvmlDeviceGetTemperature(void *device, int sensor, void *temperature)',
	nvmlDeviceGetTemperatureV: 'int nvmlDeviceGetTemperatureV(void *device, void *temperature)',
	nvmlDeviceGetPowerUsage: 'int nvmlDeviceGetPowerUsage(void *device, void *milliwatts)',
	nvmlDeviceGetEnforcedPowerLimit: 'int nvmlDeviceGetEnforcedPowerLimit(void *device, void *milliwatts)',
	nvmlDeviceGetClockInfo: 'int nvmlDeviceGetClockInfo(void *device, int clock, void *megahertz)',
	nvmlDeviceGetFanSpeed: 'int nvmlDeviceGetFanSpeed(void *device, void *percent)',
	nvmlDeviceGetCurrentClocksEventReasons: 'int nvmlDeviceGetCurrentClocksEventReasons(void *device, void *reasons)',
	nvmlDeviceGetCurrentClocksThrottleReasons: 'int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, void *reasons)',
	nvmlDeviceGetCurrPcieLinkGeneration: 'int nvmlDeviceGetCurrPcieLinkGeneration(void *device, void *generation)',
	nvmlDeviceGetCurrPcieLinkWidth: 'int nvmlDeviceGetCurrPcieLinkWidth(void *device, void *width)',
	nvmlDeviceGetFieldValues: 'int nvmlDeviceGetFieldValues(void *device, int count, void *values)',
	nvmlDeviceGetPcieThroughput: 'int nvmlDeviceGetPcieThroughput(void *device, int counter, void *kilobytes)',
	nvmlDeviceGetComputeRunningProcesses_v3: 'int nvmlDeviceGetComputeRunningProcesses_v3(void *device, void *count, void *processes)',
	nvmlDeviceGetGraphicsRunningProcesses_v3: 'int nvmlDeviceGetGraphicsRunningProcesses_v3(void *device, void *count, void *processes)',
} as const;

/** The name of a function that LISA calls. */
export type NvmlName = keyof typeof signatures;

/** Without these there is nothing to show. */
type Needed = 'nvmlInit_v2' | 'nvmlShutdown' | 'nvmlDeviceGetCount_v2' | 'nvmlDeviceGetHandleByIndex_v2';

const needed: ReadonlySet<string> = new Set<Needed>(['nvmlInit_v2', 'nvmlShutdown', 'nvmlDeviceGetCount_v2', 'nvmlDeviceGetHandleByIndex_v2']);

/**
NVML's functions; those that the driver is too old or too new for are absent.
*/
export type NvmlApi = Readonly<Record<Needed, NvmlFunction> & Partial<Record<NvmlName, NvmlFunction>>>;

/**
Loads the driver's library into this process. Throws when there is none, or when it is no NVML.
*/
export function loadNvml(path: string): NvmlApi {
	const library = koffi.load(path);
	const entries = Object.entries(signatures).map(([name, signature]) => [name, bind(library, name, signature)] as const);
	return Object.fromEntries(entries.filter(([, bound]) => bound !== undefined)) as unknown as NvmlApi;
}

/**
Calls a function of NVML on another thread: for what may take long.

@returns NVML's code. That the call could not be made at all is an unknown error, and never thrown: nobody may be waiting to catch it.
*/
export async function callAside(call: NvmlFunction, ...arguments_: readonly Argument[]): Promise<number> {
	return new Promise(resolve => {
		try {
			call.async(...arguments_, (error, code) => {
				resolve(error ? unknownError : code);
			});
		} catch {
			resolve(unknownError);
		}
	});
}

function bind(library: LibraryHandle, name: string, signature: string): NvmlFunction | undefined {
	try {
		return library.func(signature) as NvmlFunction;
	} catch (error) {
		if (needed.has(name)) {
			throw error;
		}

		return undefined;
	}
}
