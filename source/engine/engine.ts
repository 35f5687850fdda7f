import type {EngineBox, EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {bench} from './bench.ts';
import {compare} from './compare.ts';
import {Embedding} from './embedding.ts';
import {readHeader} from './header.ts';
import {fitSettings, loadFitting} from './load-fitting.ts';
import type {Machine} from './machine.ts';
import {Reply} from './reply.ts';
import {release, type Rung} from './rung.ts';
import {Stage} from './stage.ts';
import {swap} from './swap.ts';
import type {ThreadKeeper} from './thread-keeper.ts';

export type EngineOptions = Machine & {
	readonly send: (event: EngineEvent) => void;
	/** Absent where the threads stay as they are. */
	readonly threads?: ThreadKeeper;
};

type BenchCommand = Extract<EngineCommand, {readonly type: 'bench'}>;
type CompareCommand = Extract<EngineCommand, {readonly type: 'compare'}>;
type SwapCommand = Extract<EngineCommand, {readonly type: 'swap'}>;
type Load = Extract<EngineCommand, {readonly type: 'load'}>;
type Task = {readonly id: string; readonly controller: AbortController};

/**
Takes commands and sends events. One model, one reply and one load, swap or comparison at a time; what comes too early is refused as busy.
*/
export class Engine {
	readonly #options: EngineOptions;
	readonly #stage = new Stage<Reply>();
	readonly #embedding: Embedding;
	readonly #machine: Machine;
	#box: EngineBox | undefined;
	/** The load, swap or comparison under way. */
	#task: Task | undefined;

	constructor(options: EngineOptions) {
		this.#options = options;
		this.#machine = {...options, box: () => this.#box};
		this.#embedding = new Embedding({machine: this.#machine, send: options.send, threads: options.threads});
	}

	/** Obeys a command. Never throws; what fails is sent as an event. */
	handle(command: EngineCommand): void {
		switch (command.type) {
			case 'load': {
				void this.#load(command);
				break;
			}

			case 'generate': {
				if (this.#stage.reply) {
					this.#options.send({type: 'failed', id: command.id, problem: toProblem(busy('A reply is still running.'))});
					break;
				}

				const reply = new Reply(command, this.#stage, this.#options);
				this.#stage.reply = reply;
				void reply.run();
				break;
			}

			case 'box': {
				this.#box = command.box;
				break;
			}

			case 'ping': {
				this.#options.send({type: 'pong'});
				break;
			}

			case 'cancel': {
				this.#cancel(command.id);
				break;
			}

			case 'swap': {
				void this.#swap(command);
				break;
			}

			case 'compare': {
				void this.#compare(command);
				break;
			}

			case 'bench': {
				void this.#bench(command);
				break;
			}

			case 'embed-load':
			case 'embed': {
				this.#embedding.handle(command);
				break;
			}

			case 'shutdown': {
				void this.close();
				break;
			}
		}
	}

	/** Stops everything and gives the memory back. */
	async close(): Promise<void> {
		this.#stage.reply?.cancel();
		this.#task?.controller.abort();
		await this.#options.llama.dispose();
	}

	#cancel(id: string): void {
		this.#embedding.stop(id);
		if (this.#stage.reply?.id === id) {
			this.#stage.reply.cancel();
		}

		if (this.#task?.id === id) {
			this.#task.controller.abort();
		}
	}

	async #load({id, settings}: Load): Promise<void> {
		const {send, threads} = this.#options;
		if (this.#task || this.#stage.reply) {
			send({type: 'load-failed', id, problem: toProblem(busy(this.#task ? 'Another model is being loaded.' : 'A reply is still running.'))});
			return;
		}

		const controller = new AbortController();
		this.#task = {id, controller};
		const over = Promise.withResolvers<void>();
		this.#stage.loading = over.promise;
		let event: EngineEvent;
		try {
			// A bad file, or one too large, is found out before the model in use is given up for it.
			const header = await readHeader(settings.path);
			await fitSettings(settings, header, this.#machine, {released: this.#stage.rung});
			await this.#release();
			const rung: Rung = await loadFitting(settings, {
				machine: this.#machine,
				header,
				signal: controller.signal,
				onAttempt(as) {
					send({type: 'load-progress', id, fraction: 0, as});
				},
				onProgress(fraction) {
					send({type: 'load-progress', id, fraction});
				},
			});
			this.#stage.rung = rung;
			threads?.begin(settings.threads);
			event = {type: 'loaded', id, model: {...rung.info, ...threads?.figures}};
		} catch (error) {
			event = {type: 'load-failed', id, problem: toProblem(error), ...(this.#stage.rung && {model: {...this.#stage.rung.info, ...threads?.figures}})};
		}

		this.#task = undefined;
		this.#stage.loading = undefined;
		over.resolve();
		send(event);
	}

	async #swap(command: SwapCommand): Promise<void> {
		const {send, threads} = this.#options;
		const {id} = command;
		if (this.#task) {
			send({type: 'swap-failed', id, problem: toProblem(busy('A load, a comparison or another swap is under way.')), model: this.#stage.rung?.info});
			return;
		}

		const controller = new AbortController();
		this.#task = {id, controller};
		const event = await swap({command, stage: this.#stage, machine: this.#machine, send, signal: controller.signal});
		this.#task = undefined;
		if (event.type === 'swapped') {
			threads?.forget();
		}

		send(event.type === 'swapped' ? {...event, model: {...event.model, ...threads?.figures}} : event);
	}

	/** Only while nobody talks: a reply that is asked for meanwhile waits. */
	async #compare(command: CompareCommand): Promise<void> {
		const {send} = this.#options;
		const {id} = command;
		if (this.#task || this.#stage.reply) {
			send({type: 'compare-failed', id, problem: toProblem(busy(this.#task ? 'A load, a swap or another comparison is under way.' : 'A reply is still running.'))});
			return;
		}

		const event = await this.#alone(id, async signal => compare({command, rung: this.#stage.rung, machine: this.#machine, send, signal}));
		send(event);
	}

	/** Only while nobody talks, as comparing. */
	async #bench(command: BenchCommand): Promise<void> {
		const {send, threads} = this.#options;
		const {id} = command;
		if (this.#task || this.#stage.reply) {
			send({type: 'bench-failed', id, problem: toProblem(busy(this.#task ? 'A load, a swap or a comparison is under way.' : 'A reply is still running.'))});
			return;
		}

		const event = await this.#alone(id, async signal => bench({command, rung: this.#stage.rung, machine: this.#machine, threads, send, signal}));
		send(event);
	}

	/** Does something while replies that are asked for wait. */
	async #alone<Value>(id: string, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
		const controller = new AbortController();
		this.#task = {id, controller};
		const over = Promise.withResolvers<void>();
		this.#stage.loading = over.promise;
		try {
			return await work(controller.signal);
		} finally {
			this.#task = undefined;
			this.#stage.loading = undefined;
			over.resolve();
		}
	}

	async #release(): Promise<void> {
		const {rung} = this.#stage;
		this.#stage.rung = undefined;
		if (rung) {
			await release(rung);
		}
	}
}

function busy(message: string): LisaError {
	return new LisaError(message, {code: 'busy'});
}
