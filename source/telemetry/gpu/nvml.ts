import type {GpuSample} from '../../core/samples.ts';
import type {Source} from '../source.ts';
import {within} from '../within.ts';
import type {GpuReading} from './gpus.ts';
import {describeNvmlCode, gpuIsLost} from './nvml-codes.ts';
import {NvmlDriver, type NvmlSlot} from './nvml-driver.ts';
import {CardLost} from './nvml-query.ts';

/**
How NVML is found, and whose share of it is told apart.
*/
export type NvmlOptions = {
	readonly path: string;
	readonly enginePid: () => number | undefined;
	/** There must be a card: a missing library is a problem. Otherwise it means that there is none. */
	readonly required?: boolean;
	/** How many milliseconds a sample waits for the cards. */
	readonly patience?: number;
};

/** How long NVML is left alone before it is started again, in milliseconds. */
const retry = 30_000;

/**
NVIDIA's cards. A card that stops answering stays in the list as lost; one that comes, or comes back, is found within half a minute. `status` is empty when all is well.
*/
export function createNvmlSource({path, enginePid, required = true, patience = 250}: NvmlOptions): Source<GpuReading> {
	const driver = new NvmlDriver(path, required);
	// By identifier, each card as it was last read.
	const seen = new Map<string, GpuSample>();
	const lost = new Map<string, number>();
	let nextStart = -Infinity;

	const readSlot = ({index, identifier, card}: NvmlSlot, now: number): GpuSample | undefined => {
		if (card === undefined || lost.has(identifier)) {
			lost.set(identifier, lost.get(identifier) ?? gpuIsLost);
			return undefined;
		}

		if (card.silent) {
			return asSilent(seen.get(identifier) ?? {...unread, index, name: card.name});
		}

		try {
			const sample = {source: `NVML ${driver.version ?? ''}`.trim(), driver: driver.version, cuda: driver.cuda, index, ...card.read(now, enginePid())};
			seen.set(identifier, sample);
			return sample;
		} catch (error) {
			if (!(error instanceof CardLost)) {
				throw error;
			}

			lost.set(identifier, error.code);
			return undefined;
		}
	};

	return {
		async prepare(now) {
			if (now >= nextStart && !driver.busy) {
				nextStart = now + retry;
				if (driver.slots.length === 0 || lost.size > 0 || driver.changed) {
					lost.clear();
					void driver.start();
				}
			}

			await within(patience, driver.answer());
		},
		read(now) {
			if (driver.starting) {
				return {status: 'waiting for the NVIDIA driver to start', cards: [...seen.values()].map(card => asSilent(card))};
			}

			const live = driver.slots.map(slot => readSlot(slot, now)).filter(sample => sample !== undefined);
			const present = new Set(driver.slots.filter(({identifier}) => !lost.has(identifier)).map(slot => slot.identifier));
			const gone = [...seen].filter(([identifier]) => !present.has(identifier)).map(([identifier, last]) => {
				const card = asLost(last, lost.get(identifier) ?? gpuIsLost);
				// Its old figures must not come back while the driver starts again.
				seen.set(identifier, card);
				return card;
			});
			const cards = [...live, ...gone].sort((a, b) => a.index - b.index);
			return {status: driver.problem ?? statusOf(gone, lost), cards};
		},
		close() {
			void driver.close();
		},
	};
}

function statusOf(gone: readonly GpuSample[], lost: ReadonlyMap<string, number>): string {
	const [first] = gone;
	if (first !== undefined) {
		return first.failure ?? '';
	}

	// Lost before it was ever read.
	const [code] = lost.values();
	return code === undefined ? '' : describeNvmlCode(code);
}

const unread = {source: 'NVML', vendor: 'nvidia', memoryTotal: 0, memoryUsed: 0, memoryFree: 0} as const;

function asSilent(last: GpuSample): GpuSample {
	return last.lost ? last : {...last, failure: 'The card has not answered in time; these figures are old.'};
}

/** What is known of a card that no longer answers: its name and size; figures of the past are not shown as if they were present. */
function asLost({source, driver, cuda, index, name, vendor, memoryTotal}: GpuSample, code: number): GpuSample {
	return {source, driver, cuda, index, name, vendor, memoryTotal, memoryUsed: 0, memoryFree: 0, lost: true, failure: describeNvmlCode(code)};
}
