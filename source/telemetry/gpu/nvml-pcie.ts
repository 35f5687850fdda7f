import {Buffer} from 'node:buffer';
import {rateBetween} from '../difference.ts';
import {Interval} from '../interval.ts';
import {callAside, type NvmlApi, type NvmlDevice, type NvmlFunction} from './nvml-api.ts';
import {notSupported, success} from './nvml-codes.ts';
import {NvmlQuery} from './nvml-query.ts';

/** Bytes a second over PCIe. */
export type PcieRates = {
	readonly receiveRate?: number;
	readonly sendRate?: number;
};

type Counters = {readonly sent: number; readonly received: number};

/** `nvmlFieldValue_t`: field, scope, timestamp, latency, type of value, code, value. */
const size = 40;
const sentBytes = 197;
const receivedBytes = 198;

/** Types of value that hold 64 bits: `unsigned long`, `unsigned long long`, `long long`. */
const wide = new Set([2, 3, 4]);

/** How long the slow question rests, in milliseconds. */
const rest = 5000;

/**
PCIe traffic of one card.

Drivers from 555 on have counters of bytes, which cost less than half a millisecond to read. Older ones have only `nvmlDeviceGetPcieThroughput`, which measures for 20 ms and blocks that long for each direction: it is asked on another thread and every five seconds, and its last answer stands in between. Counters of 32 bits are not used: a ×16 link laps them several times a second.
*/
export class NvmlPcie {
	readonly #counters: NvmlQuery<Counters>;

	/** A card that answers slowly is asked seldom. */
	readonly #past = new Interval<Counters>(60_000);

	readonly #device: NvmlDevice;

	readonly #throughput: NvmlFunction | undefined;

	#last: Counters | undefined;

	#measured: PcieRates = {};

	#measuredAt = -Infinity;

	/** The question that is under way on another thread. */
	#measuring: Promise<void> | undefined;

	constructor(api: NvmlApi, device: NvmlDevice) {
		this.#device = device;
		this.#throughput = api.nvmlDeviceGetPcieThroughput;
		this.#counters = countersQuery(api.nvmlDeviceGetFieldValues, device);
	}

	/** Resolves when NVML is no longer at work on another thread; nothing when it isn't. */
	get busy(): Promise<void> | undefined {
		return this.#measuring;
	}

	read(now: number): PcieRates {
		const counters = this.#counters.read(now);
		if (counters !== undefined) {
			this.#follow(now, counters);
			return this.#measured;
		}

		if (this.#throughput !== undefined && this.#measuring === undefined && now - this.#measuredAt >= rest) {
			this.#measuredAt = now;
			this.#measuring = this.#measure(this.#throughput);
		}

		return this.#measured;
	}

	#follow(now: number, counters: Counters): void {
		// Where the counters are slow to read they rest, and an old reading is no news.
		if (counters === this.#last) {
			return;
		}

		this.#last = counters;
		const base = this.#past.push(now, counters);
		this.#measured = {
			receiveRate: base && rateBetween(base.value.received, counters.received, base.seconds),
			sendRate: base && rateBetween(base.value.sent, counters.sent, base.seconds),
		};
	}

	async #measure(throughput: NvmlFunction): Promise<void> {
		const ask = async (counter: number): Promise<number | undefined> => {
			const kilobytes = Buffer.alloc(4);
			const code = await callAside(throughput, this.#device, counter, kilobytes);
			return code === success ? kilobytes.readUInt32LE() * 1000 : undefined;
		};

		this.#measured = {sendRate: await ask(0), receiveRate: await ask(1)};
		this.#measuring = undefined;
	}
}

function countersQuery(ask: NvmlFunction | undefined, device: NvmlDevice): NvmlQuery<Counters> {
	const fields = Buffer.alloc(size * 2);
	const call = ask && (() => {
		fields.fill(0);
		fields.writeUInt32LE(sentBytes);
		fields.writeUInt32LE(receivedBytes, size);
		const code = ask(device, 2, fields);
		if (code !== success) {
			return code;
		}

		// Each field has a code of its own; drivers that don't know the field at all call it an invalid argument.
		return [0, size].every(at => fields.readUInt32LE(at + 28) === success && wide.has(fields.readUInt32LE(at + 24))) ? success : notSupported;
	});

	return new NvmlQuery(call, () => ({
		sent: Number(fields.readBigUInt64LE(32)),
		received: Number(fields.readBigUInt64LE(size + 32)),
	}));
}
