import {Buffer} from 'node:buffer';
import type {GpuSample} from '../../core/samples.ts';
import {callAside, type NvmlApi, type NvmlDevice, type NvmlName} from './nvml-api.ts';
import {createMemoryQuery} from './nvml-memory.ts';
import {NvmlPcie} from './nvml-pcie.ts';
import {NvmlProcesses} from './nvml-processes.ts';
import {NvmlQuery} from './nvml-query.ts';
import {textIn} from './nvml-text.ts';
import {throttleReasons} from './nvml-throttle.ts';

/** NVML promises to stay within these. */
const nameLength = 96;

/**
One NVIDIA card, asked through NVML.
*/
export class NvmlCard {
	readonly name: string;

	readonly #queries: ReturnType<typeof createQueries>;

	readonly #processes: NvmlProcesses;

	readonly #pcie: NvmlPcie;

	readonly #knockOnce: () => Promise<unknown>;

	#knocking: Promise<void> | undefined;

	constructor(api: NvmlApi, device: NvmlDevice) {
		const buffer = Buffer.alloc(nameLength);
		const code = api.nvmlDeviceGetName?.(device, buffer, nameLength);
		this.name = code === 0 ? textIn(buffer) : 'NVIDIA card';
		this.#queries = createQueries(api, device);
		this.#processes = new NvmlProcesses(api, device);
		this.#pcie = new NvmlPcie(api, device);
		const answer = Buffer.alloc(8);
		this.#knockOnce = async () => api.nvmlDeviceGetUtilizationRates && callAside(api.nvmlDeviceGetUtilizationRates, device, answer);
	}

	/** Whether the card has not yet answered the last knock. */
	get silent(): boolean {
		return this.#knocking !== undefined;
	}

	/** Resolves when NVML is no longer at work for this card on another thread. */
	async idle(): Promise<void> {
		await this.#knocking;
		await this.#pcie.busy;
	}

	/** Whether NVML is at work for this card on another thread. */
	get busy(): boolean {
		return this.silent || this.#pcie.busy !== undefined;
	}

	/**
	Asks something on another thread, and resolves when the card has answered. A driver in trouble can hold a question for minutes: nothing is asked on this thread before the knock is answered.
	*/
	async knock(): Promise<void> {
		this.#knocking ??= this.#knockAndForget();
		await this.#knocking;
	}

	async #knockAndForget(): Promise<void> {
		// Whatever the answer, the readings that follow get it too.
		await this.#knockOnce();
		this.#knocking = undefined;
	}

	/** Throws `CardLost` when the card no longer answers. */
	read(now: number, enginePid: number | undefined): Omit<GpuSample, 'index' | 'source' | 'driver' | 'cuda'> {
		const {memory, utilization, temperature, temperatureV, power, powerLimit, clock, memoryClock, fan, throttle, generation, width} = this.#queries;
		const room = memory.read(now);
		const processes = this.#processes.read(now);
		const [gen, lanes] = [generation.read(now), width.read(now)];
		return {
			vendor: 'nvidia',
			name: this.name,
			memoryTotal: room?.total ?? 0,
			memoryUsed: room?.used ?? 0,
			memoryFree: room?.free ?? 0,
			// Cards that share the system's memory have none of their own to tell of.
			failure: room === undefined ? 'The driver does not tell how much memory this card has.' : undefined,
			memoryOwn: enginePid === undefined ? undefined : processes?.find(({pid}) => pid === enginePid)?.memory,
			utilization: share(utilization.read(now)),
			temperature: temperature.read(now) ?? temperatureV.read(now),
			power: thousandth(power.read(now)),
			powerLimit: thousandth(powerLimit.read(now)),
			clock: clock.read(now),
			memoryClock: memoryClock.read(now),
			fan: share(fan.read(now)),
			throttle: throttle.read(now),
			link: gen === undefined || lanes === undefined ? undefined : `${gen}.0 ×${lanes}`,
			...this.#pcie.read(now),
			processes,
		};
	}
}

function createQueries(api: NvmlApi, device: NvmlDevice) {
	const word = Buffer.alloc(8);
	const number = (name: NvmlName, ...arguments_: number[]): NvmlQuery<number> => {
		const ask = api[name];
		return new NvmlQuery(ask && (() => ask(device, ...arguments_, word)), () => word.readUInt32LE());
	};

	const reasons = api.nvmlDeviceGetCurrentClocksEventReasons ?? api.nvmlDeviceGetCurrentClocksThrottleReasons;
	const sensor = Buffer.alloc(12);
	const askSensor = api.nvmlDeviceGetTemperatureV;
	return {
		memory: createMemoryQuery(api, device),
		utilization: number('nvmlDeviceGetUtilizationRates'),
		temperature: number('nvmlDeviceGetTemperature', 0),
		temperatureV: new NvmlQuery(
			askSensor && !api.nvmlDeviceGetTemperature
				? () => {
					// The structure's size and version, then the sensor on the die.
					sensor.writeUInt32LE(sensor.length | (1 << 24));
					sensor.writeUInt32LE(0, 4);
					return askSensor(device, sensor);
				}
				: undefined,
			() => sensor.readInt32LE(8),
		),
		power: number('nvmlDeviceGetPowerUsage'),
		powerLimit: number('nvmlDeviceGetEnforcedPowerLimit'),
		clock: number('nvmlDeviceGetClockInfo', 0),
		memoryClock: number('nvmlDeviceGetClockInfo', 2),
		fan: number('nvmlDeviceGetFanSpeed'),
		throttle: new NvmlQuery(reasons && (() => reasons(device, word)), () => throttleReasons(word.readBigUInt64LE())),
		generation: number('nvmlDeviceGetCurrPcieLinkGeneration'),
		width: number('nvmlDeviceGetCurrPcieLinkWidth'),
	};
}

function share(percent: number | undefined): number | undefined {
	return percent === undefined ? undefined : percent / 100;
}

function thousandth(value: number | undefined): number | undefined {
	return value === undefined ? undefined : value / 1000;
}
