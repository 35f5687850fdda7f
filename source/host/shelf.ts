import {catalog} from '../core/catalog.ts';
import {boxOf} from '../core/fit-box.ts';
import {outlookOf} from '../core/fit-outlook.ts';
import type {FitBox} from '../core/fit.ts';
import type {BestFor, Shelf, ShelfModel, ShelfOffer} from '../core/shelf.ts';
import type {Store} from '../storage/store.ts';
import {discover, libraryFolders, type Library} from '../library/discover.ts';
import {groupFamilies} from '../library/families.ts';
import {measurementsOf} from '../library/measurements.ts';
import {offersFor} from '../library/offers.ts';
import {watchFolders, type LibraryWatch} from '../library/watch.ts';
import {boxFacts} from '../telemetry/box-facts.ts';
import type {Board} from './board.ts';
import {LastUsed} from './last-used.ts';
import type {MemorySeen} from './memory-seen.ts';
import type {Rates} from './rates.ts';

export type ShelfOptions = {
	readonly store: Store;
	readonly board: Board;
	readonly rates: Rates;
	readonly memory: MemorySeen;
	/** Where a model that is fetched goes. */
	readonly folder: string;
	/** Tokens of the context in use, if there is one. */
	readonly context: () => number | undefined;
	readonly log: (message: string) => void;
};

/** Tokens, where no model is loaded. */
const usualContext = 4096;

/** Milliseconds between two words on how far the search is. */
const often = 250;

/**
The models on this box, looked for when somebody asks, and again when a folder changes while somebody looks.
*/
export class ShelfKeeper {
	readonly #options: ShelfOptions;
	readonly #used: LastUsed;
	#watch: LibraryWatch | undefined;
	#looking: Promise<void> | undefined;
	#again = false;
	#soon: NodeJS.Timeout | undefined;

	constructor(options: ShelfOptions) {
		this.#options = options;
		this.#used = new LastUsed(options.store);
	}

	/** Notes the model that has become the one in use. */
	became(path: string): void {
		this.#used.note(path, Date.now());
		if (this.#options.board.view.shelf !== undefined) {
			this.look();
		}
	}

	/** Begins a search, and keeps an eye on the folders from then on. Who asks while one goes on gets another after it. */
	look(): void {
		if (this.#looking !== undefined) {
			this.#again = true;
			return;
		}

		this.#looking = this.#look()
			.catch((error: unknown) => {
				this.#options.log(`shelf: ${String(error)}`);
			})
			.finally(() => {
				this.#looking = undefined;
				if (this.#again) {
					this.#again = false;
					this.look();
				}
			});
	}

	/** Nobody looks any more. */
	rest(): void {
		clearTimeout(this.#soon);
		this.#soon = undefined;
		this.#watch?.close();
		this.#watch = undefined;
	}

	async #look(): Promise<void> {
		const {board} = this.#options;
		const before = board.view.shelf ?? this.#empty();
		let told = performance.now();
		const library = await discover({
			onProgress(done, total) {
				if (performance.now() - told >= often) {
					told = performance.now();
					board.publish({type: 'shelf', shelf: {...before, looking: {done, total}}});
				}
			},
		});
		const isEarly = board.view.samples.length === 0;
		const shelf = await this.#shelfOf(library);
		board.publish({type: 'shelf', shelf});
		if (isEarly) {
			// The first figures of the box come within a second.
			this.#soon ??= setTimeout(() => {
				this.#soon = undefined;
				this.look();
			}, often);
		}

		this.#watch ??= watchFolders(await libraryFolders(), () => {
			this.look();
		});
	}

	#empty(): Shelf {
		return {models: [], apart: [], offers: [], context: usualContext, folder: this.#options.folder, onCard: false};
	}

	async #shelfOf({models, aside, broken}: Library): Promise<Shelf> {
		const {board, rates, memory, folder} = this.#options;
		const context = this.#options.context() ?? usualContext;
		const sample = board.view.samples.at(-1);
		const measurements = measurementsOf(models, rates.seen, (sample?.gpus.length ?? 0) > 0);
		const box: FitBox = (sample && boxOf(sample, {facts: await boxFacts(), released: true, measurements, memory: memory.seen})) ?? {memoryFree: 0, cards: []};
		const isKnown = box.memoryFree > 0;
		const onCard = box.cards.some(({free}) => free > 0);
		const families = groupFamilies(models, {context}, box);
		const offers = isKnown ? offersFor(catalog, models, {context}, box) : [];
		return {
			models: families.flatMap(({key, name, architecture, parameters, rungs, best}) => rungs.map((rung): ShelfModel => ({
				path: rung.path,
				family: key,
				name,
				architecture,
				parameters,
				rung: rung.name,
				size: rung.size,
				shards: rung.shards,
				title: rung.title,
				store: rung.store,
				outlook: isKnown && rung.fit ? outlookOf(rung.fit) : undefined,
				best: rungs.length > 1 && isKnown ? bestFor(best, rung.path) : [],
				used: this.#used.of(rung.path),
			}))),
			apart: [
				...aside.map(({path, size, aside: reason}) => ({path, size, reason: reason ?? '', broken: false})),
				...broken.map(({path, size, problem}) => ({path, size, reason: problem.message.replace(/^“.*?” (?:is )?/su, ''), broken: true})),
			],
			offers: offers satisfies readonly ShelfOffer[],
			free: isKnown ? (onCard ? box.cards.reduce((sum, card) => sum + card.free, 0) : box.memoryFree) : undefined,
			onCard,
			context,
			folder,
		};
	}
}

function bestFor({fast, balanced, bestQuality}: ReturnType<typeof groupFamilies>[number]['best'], path: string): BestFor[] {
	return [...(balanced?.path === path ? ['balanced' as const] : []), ...(fast?.path === path ? ['fast' as const] : []), ...(bestQuality?.path === path ? ['best quality' as const] : [])];
}
