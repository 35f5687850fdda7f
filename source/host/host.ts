import path from 'node:path';
import process from 'node:process';
import {LisaError, toProblem} from '../core/errors.ts';
import {parseKeepAlive} from '../core/keep-alive.ts';
import {memoryLow} from '../core/memory-low.ts';
import {Pulse} from '../core/pulse.ts';
import {protocolVersion, type Command, type Hello, type Outcome, type Welcome} from '../core/protocol.ts';
import type {Store} from '../storage/store.ts';
import {Advising} from './advising.ts';
import {Alerting} from './alerting.ts';
import {Answering} from './answering.ts';
import {Benching} from './benching.ts';
import {Board} from './board.ts';
import {Comparing} from './comparing.ts';
import {Conversation, newSession} from './conversation.ts';
import {Embedding} from './embedding.ts';
import {BoxForEngine} from './engine-box.ts';
import {Draft} from './draft.ts';
import {EngineKeeper} from './engine-keeper.ts';
import type {Screen} from './faces.ts';
import {Fetching} from './fetching.ts';
import {batchHandlers} from './handlers/batch.ts';
import {conversationHandlers} from './handlers/conversation.ts';
import {embeddingHandlers} from './handlers/embedding.ts';
import type {Handler, Handlers} from './handlers/handler.ts';
import {libraryHandlers} from './handlers/library.ts';
import {keepingHandlers} from './handlers/keeping.ts';
import {measuringHandlers} from './handlers/measuring.ts';
import {modelHandlers} from './handlers/model.ts';
import {recordingHandlers} from './handlers/recording.ts';
import {sessionHandlers} from './handlers/sessions.ts';
import {InOrder} from './in-order.ts';
import {Ladder} from './ladder.ts';
import {Loading} from './loading.ts';
import {Maker} from './maker.ts';
import type {OwnLibrary} from './own-library.ts';
import {ProcessWatch} from './process-watch.ts';
import {makeRoom} from './make-room.ts';
import {MemorySeen} from './memory-seen.ts';
import {Rates} from './rates.ts';
import {Recorder} from './recorder.ts';
import {ShelfKeeper} from './shelf.ts';
import {Runs} from './runs.ts';
import {settled} from './settled.ts';
import {Tuning} from './tuning.ts';
import {VramWatch} from './vram-watch.ts';
import {Watch} from './watch.ts';

export type HostOptions = {
	readonly store: Store;
	/** Where rungs go whose model lies in a folder that can't be written. */
	readonly madeFolder: string;
	/** Where samples are recorded. */
	readonly recordingFile: string;
	readonly logDescriptor: number;
	/** The library that was built here for this CPU. */
	readonly ownLibrary?: OwnLibrary;
	readonly log: (message: string) => void;
	/** The folder of the socket: private, and gone with the login. */
	readonly runtime: string;
	/** Ends the process. */
	readonly onShutdown: () => void;
};

/**
Remembers and watches: one conversation, one model, the samples, and the screens that show them.
*/
export class Host {
	readonly #options: HostOptions;
	readonly #board: Board;
	readonly #keeper: EngineKeeper;
	readonly #embedding: Embedding;
	readonly #answering: Answering;
	readonly #maker: Maker;
	readonly #shelf: ShelfKeeper;
	readonly #fetching: Fetching;
	readonly #watch: Watch;
	readonly #recorder: Recorder;
	readonly #handlers: Handlers<Command['type']>;
	readonly #processes: ProcessWatch;
	readonly #runs: Runs;
	readonly #draft: Draft;
	readonly #inOrder = new InOrder();
	/** The faces that wait for an answer, once for each of their commands, by the signal of their end. */
	readonly #asked: AbortSignal[] = [];
	#detached = false;

	constructor(options: HostOptions) {
		const {store, log, logDescriptor, madeFolder, recordingFile} = options;
		this.#options = options;
		const session = store.latest() ?? newSession();
		const board = new Board(session);
		const {publish} = board;
		const rates = new Rates(store);
		const memory = new MemorySeen(store);
		const boxForEngine = new BoxForEngine(board, memory);
		const pulse = new Pulse();
		this.#board = board;
		this.#maker = new Maker(publish);
		const conversation = new Conversation(session, store, publish);
		this.#keeper = new EngineKeeper({
			logDescriptor,
			log,
			publish,
			pulse,
			makeRoom: (command): Promise<void> | undefined => makeRoom(command, {board, embedding: this.#embedding, memory, log}),
			box: () => boxForEngine.now,
			ownLibrary: options.ownLibrary,
			rungBelow: (file, loaded) => ladder.beside(file, 1, loaded)?.name,
			memoryLow: () => memoryLow(board.view.samples),
			advise: async (settings, stays) => advising.advise(settings, stays),
			onModel: model => {
				loading.became(model);
				shelf.became(model.path);
				this.#answering.became(model);
				void ladder.survey();
			},
		});
		const keeper = this.#keeper;
		this.#embedding = new Embedding({
			store,
			board,
			logDescriptor,
			log,
			settled: async () => settled(keeper, async () => this.#watch.next()),
		});
		const maker = this.#maker;
		const loading = new Loading({store, board, keeper, isBusy: () => this.#isWorking});
		const advising = new Advising({
			board,
			rates,
			memory,
			madeFolder,
			log,
			sample: async () => {
				this.#watch.start();
				return board.view.samples.at(-1) ?? this.#watch.next();
			},
		});
		const ladder = new Ladder({board, keeper, maker, rates, memory, madeFolder, log, advising});
		const tuning = new Tuning({store, conversation, keeper});
		this.#answering = new Answering({board, keeper, conversation, rates, memory, tuning, log});
		this.#runs = new Runs({board, answering: this.#answering, log});
		const comparing = new Comparing({board, keeper, conversation, answering: this.#answering, ladder, maker, tuning, log});
		const shelf = new ShelfKeeper({store, board, rates, memory, log, folder: madeFolder, context: () => (keeper.state.phase === 'ready' ? keeper.state.model.contextSize : undefined)});
		this.#shelf = shelf;
		this.#fetching = new Fetching({
			board,
			log,
			folder: madeFolder,
			onFetched() {
				shelf.look();
			},
		});
		const benching = new Benching({board, keeper, answering: this.#answering, maker, rates, store});
		const recorder = new Recorder({
			file: recordingFile,
			log,
			onNotice(notice) {
				publish({type: 'notice', notice});
			},
		});
		this.#recorder = recorder;
		const vram = new VramWatch({board, enginePid: () => keeper.pid, log});
		const alerting = new Alerting({board, pulse, log});
		this.#watch = new Watch({
			enginePid: () => this.#keeper.pid,
			embedderPid: () => this.#embedding.pid,
			modelPath: () => this.#keeper.settings?.path,
			everyProcess: () => board.faces.showProcesses,
			isWanted: () => board.faces.count > 0 || this.busy || keeper.state.phase === 'loading',
			onSample: box => {
				const sample = {...box, tokens: pulse.takeSecond(), embedder: this.#embedding.sample};
				this.#answering.note(sample);
				publish({type: 'sample', sample});
				recorder.take(sample);
				alerting.take(sample);
				vram.take(sample);
				// With nobody looking and nothing running there is nothing to watch.
				if (!this.#watch.wanted) {
					this.#watch.stop();
					recorder.flush();
				}
			},
		});
		this.#draft = new Draft(store);
		const parts = {store, draft: this.#draft, board, keeper, embedding: this.#embedding, conversation, answering: this.#answering, ladder, loading, comparing, benching, maker, shelf, fetching: this.#fetching, watch: this.#watch, recorder, pulse, runs: this.#runs, tuning, copies: path.join(options.runtime, 'copied.txt')};
		this.#handlers = {
			...conversationHandlers(parts),
			...sessionHandlers(parts),
			...keepingHandlers(parts),
			...modelHandlers(parts),
			...batchHandlers(parts),
			...measuringHandlers(parts),
			...embeddingHandlers(parts),
			...recordingHandlers(parts),
			...libraryHandlers(parts),
			leave: (_command, {kind, signal}) => {
				if (kind !== 'command') {
					this.#detached = false;
				}

				// A screen counts itself; a command only ends a host that it started for itself alone, and nobody ends one that another face waits for.
				const isWaitedFor = this.#asked.some(face => face !== signal && !face.aborted);
				if (board.faces.count <= (kind === 'command' ? 0 : 1) && !isWaitedFor && !this.busy && !this.#watch.held) {
					options.onShutdown();
				}
			},
			shutdown() {
				options.onShutdown();
			},
		};
		this.#processes = new ProcessWatch({faces: board.faces, gpus: () => board.view.samples.at(-1)?.gpus ?? [], enginePid: () => this.#keeper.pid});
		// From the start, so that the load of the box is known when the first model is ready.
		this.#watch.start();
		if (store.warning !== undefined) {
			publish({type: 'notice', notice: {level: 'warning', text: store.warning, time: Date.now()}});
		}
	}

	/** Whether a reply, a swap, a pull, vectors or the making of a rung is under way. */
	get busy(): boolean {
		return this.#isWorking || this.#fetching.busy || this.#embedding.busy;
	}

	/** Whether something runs that needs the model as it is. */
	get #isWorking(): boolean {
		return this.#answering.busy || this.#runs.busy || this.#keeper.swapping || this.#maker.busy;
	}

	/** How long the host stays with nobody looking and nothing running, so that the next `lisa` finds it warm. Milliseconds. */
	get linger(): number {
		return parseKeepAlive(process.env['LISA_KEEP_ALIVE'] ?? '') ?? (this.#detached ? 30 : 2) * 60_000;
	}

	/** Attaches a screen: it gets the whole view, and then every event. */
	attach(screen: Screen): Welcome {
		// One that goes without taking its leave was detached, or its line was cut: somebody will come back.
		this.#detached = true;
		this.#board.faces.add(screen);
		this.#watch.start();
		this.#processes.start();
		return {version: protocolVersion, pid: process.pid, view: this.#board.view, draft: this.#draft.text, theme: this.#options.store.noted('theme')};
	}

	detach(screen: Screen): void {
		this.#board.faces.remove(screen);
	}

	/**
	Does what a face asks.

	@param onText Gets the text of a `complete` piece by piece.
	@param signal Aborted when that face goes.
	@param kind What the face is.
	@param onProgress Hears how far a long command is.
	*/
	async command(command: Command, onText: (piece: string) => void, signal: AbortSignal, kind: Hello['kind'] = 'screen', onProgress: (fraction: number) => void = () => undefined): Promise<Outcome> {
		this.#asked.push(signal);
		try {
			const handler = this.#handlers[command.type] as Handler<Command['type']>;
			return (await this.#inOrder.run(command.type, async () => handler(command, {kind, onText, onProgress, signal}))) ?? {};
		} catch (error) {
			if (!(error instanceof LisaError)) {
				this.#options.log(`command ${command.type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			}

			return {problem: toProblem(error)};
		} finally {
			this.#asked.splice(this.#asked.indexOf(signal), 1);
		}
	}

	close(): void {
		this.#watch.stop();
		this.#processes.stop();
		this.#maker.stop();
		this.#fetching.stop();
		this.#shelf.rest();
		this.#keeper.close();
		this.#embedding.close();
		this.#recorder.close();
		this.#draft.flush();
		this.#options.store.close();
	}
}
