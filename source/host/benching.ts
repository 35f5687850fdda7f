import {randomUUID} from 'node:crypto';
import {summarizeBench, type BenchReport, type BenchSettings} from '../core/bench.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {Store} from '../storage/store.ts';
import type {Answering} from './answering.ts';
import type {Board} from './board.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import type {Maker} from './maker.ts';
import type {Rates} from './rates.ts';

export type BenchingOptions = {
	readonly board: Board;
	readonly keeper: EngineKeeper;
	readonly answering: Answering;
	readonly maker: Maker;
	readonly rates: Rates;
	readonly store: Store;
};

/**
Measures the model in use while nothing else runs, and keeps what came out: the ladder goes by it, and the next benchmark is compared with it.
*/
export class Benching {
	readonly #options: BenchingOptions;

	constructor(options: BenchingOptions) {
		this.#options = options;
	}

	/**
	@param signal Aborted when whoever asked has gone.
	@throws {LisaError} `busy`, and what keeps the engine from it.
	*/
	async run(settings: BenchSettings, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<BenchReport> {
		const {answering, board, keeper, maker, rates} = this.#options;
		if (answering.busy || keeper.swapping || maker.busy) {
			throw new LisaError('A reply, a swap or the making of a rung is under way; a benchmark would disturb it and be disturbed.', {code: 'busy'});
		}

		const wasLoaded = keeper.state.phase === 'ready';
		const report = await answering.inTurn(async () => {
			const model = await keeper.whenReady();
			signal.throwIfAborted();
			board.publish({type: 'notice', notice: {level: 'info', text: 'A benchmark runs; what you send is answered after it.', time: Date.now()}});
			const id = randomUUID();
			const cancel = () => {
				keeper.cancel(id);
			};

			signal.addEventListener('abort', cancel);
			try {
				const measured = await keeper.bench(id, settings, onProgress);
				const {path, name, quantization: rung, fileSize, backend, gpuLayers, layers, batchSize, loadTime, loadRate} = model;
				return {...measured, ...summarizeBench(measured.runs), time: Date.now(), model: {path, name, rung, fileSize, backend, gpuLayers, layers, batchSize}, settings, loadTime, loadRate, wasLoaded};
			} finally {
				signal.removeEventListener('abort', cancel);
			}
		});
		// A look in passing is no benchmark.
		if (settings.replyTime !== undefined) {
			return report;
		}

		const previous = this.#previous(report);
		this.#keep(report);
		if (isUsual(settings, keeper.settings)) {
			rates.put(report.model.path, report.decodeRate.median);
		}

		return {...report, previous};
	}

	#keep(report: BenchReport): void {
		const {time, prefillRate, decodeRate} = report;
		this.#options.store.note(this.#noteOf(report), JSON.stringify({time, prefillRate: prefillRate.median, decodeRate: decodeRate.median}));
	}

	#previous(report: BenchReport): BenchReport['previous'] {
		return JSON.parse(this.#options.store.noted(this.#noteOf(report)) ?? 'null') as BenchReport['previous'] | null ?? undefined;
	}

	/** With another file, other tokens, threads, batches or another cache it would be another measurement. */
	#noteOf({model, settings: {promptTokens, replyTokens, threads}}: BenchReport): string {
		const {kvType = 'F16', mlock = false, flashAttention, mmap} = this.#options.keeper.settings ?? {};
		return `bench ${JSON.stringify([model.path, model.fileSize, promptTokens, replyTokens, threads ?? null, model.batchSize ?? null, model.gpuLayers, kvType, mlock, ...(flashAttention === undefined ? [] : [flashAttention]), ...(mmap === false ? ['read'] : [])])}`;
	}
}

/** Tokens. Farther into the context a token takes longer than a conversation usually sees. */
const shortPrompt = 2048;

/** Whether it was measured as a conversation is answered: then it is what the ladder says of the rung. */
function isUsual({threads, promptTokens}: BenchSettings, load: LoadSettings | undefined): boolean {
	return threads === undefined && promptTokens <= shortPrompt && load?.threads === undefined && load?.gpuLayers === undefined;
}
