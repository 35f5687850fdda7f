import {mkdirSync} from 'node:fs';
import path from 'node:path';
import type {Server} from 'node:net';
import {LatencyMeter} from '../source/core/latency.ts';
import {protocolVersion} from '../source/core/protocol.ts';
import type {Sample} from '../source/core/samples.ts';
import {emptyView, reduce, type View, type ViewEvent} from '../source/core/view.ts';
import {Faces, type Screen} from '../source/host/faces.ts';
import type {Host} from '../source/host/host.ts';
import {listen} from '../source/host/server.ts';
import type {Home} from '../test/helpers/terminal.ts';

/** A host that only shows: enough of one for the server and a face. */
export class Stage {
	readonly faces = new Faces();
	view: View = emptyView({id: 'stage', title: 'a long talk', created: 0, messages: []});

	attach(screen: Screen) {
		this.faces.add(screen);
		return {version: protocolVersion, pid: 0, view: this.view};
	}

	detach(screen: Screen) {
		this.faces.remove(screen);
	}

	async command() {
		return {};
	}

	publish(event: ViewEvent) {
		this.view = reduce(this.view, event);
		this.faces.publish(event);
	}
}

/** A workstation at rest, or one that decodes on its card and on eight of its threads: each figure moves a little every second, as real ones do. */
export function sample(index: number, busy: boolean): Sample {
	const around = (middle: number, swing: number, period: number) => middle + swing * Math.sin((index * 2 * Math.PI) / period);
	const GiB = 2 ** 30;
	return {
		time: Date.now(),
		gpuStatus: '',
		cpu: {source: 'stage', name: 'AMD Ryzen 9 5950X', cores: 16, threads: 32, usable: 32, load: busy ? around(0.31, 0.04, 9) : around(0.02, 0.01, 9), perCore: Array.from({length: 32}, (_, core) => (busy && core < 8 ? around(0.95, 0.05, core + 3) : around(0.04, 0.04, core + 5))), steal: 0, engineThreads: busy ? around(8, 0.1, 7) : 0, otherThreads: around(0.4, 0.2, 11), megahertz: around(3900, 60, 5), temperature: around(busy ? 62 : 44, 1, 13)},
		memory: {source: 'stage', total: 64 * GiB, used: around(21, 0.1, 17) * GiB, available: 43 * GiB, cached: 10 * GiB, swapTotal: 8 * GiB, swapUsed: 0, pressure: 0},
		engine: {pid: 1, resident: 5.3 * GiB, anonymous: GiB, mapped: 4.3 * GiB},
		gpus: [{source: 'stage', index: 0, name: 'NVIDIA GeForce RTX 4070', vendor: 'nvidia', memoryTotal: 12 * GiB, memoryUsed: around(7.9, 0.05, 19) * GiB, memoryFree: 4 * GiB, memoryOwn: 5.3 * GiB, utilization: busy ? around(0.87, 0.06, 8) : around(0.02, 0.02, 8), temperature: around(busy ? 71 : 46, 2, 21), power: around(busy ? 182 : 31, 4, 8)}],
		disk: {source: 'stage', path: '/', kind: 'NVMe', total: 1e12, free: 612e9, readRate: 0, writeRate: Math.max(0, around(0, 2e5, 6))},
		network: {source: 'stage', up: true, interface: 'enp5s0', speed: 2.5e9, address: '192.0.2.17', receiveRate: around(2000, 1500, 5), sendRate: around(3000, 2000, 3)},
	};
}

/** Puts a stage with a model on it where a face of this home looks for its host. */
export async function openStage(home: Home): Promise<{stage: Stage; server: Server}> {
	const runtime = path.join(home.folder, 'run', 'lisa');
	mkdirSync(runtime, {recursive: true, mode: 0o700});
	const stage = new Stage();
	stage.publish({
		type: 'model',
		model: {
			phase: 'ready',
			model: {path: '/m/mistral-7b.Q4_K_M.gguf', name: 'mistral-7b-instruct-v0.3', architecture: 'llama', quantization: 'Q4_K_M', parameters: 7.2e9, bits: 4.85, fileSize: 4.1 * 2 ** 30, layers: 33, gpuLayers: 33, contextSize: 8192, trainedContextSize: 32_768, threads: 8, backend: 'CUDA', memory: {resident: 2 ** 30, weights: 4.1 * 2 ** 30, kv: 2 ** 30, compute: 2e8}, loadTime: 1500, loadRate: 2.9e9},
		},
	});
	const server = await listen(stage as unknown as Host, path.join(runtime, 'host.sock'), {onIdle() {}, onBusy() {}});
	return {stage, server};
}

const words = 'the weights of a model at four bits take a quarter of what they take at sixteen and the cache grows with the context so mind both '.split(' ');

/** What a paragraph begins with, token by token. */
const blocks: ReadonlyArray<readonly string[]> = [
	[],
	['**', 'Weights', '**', ' and ', '`', 'cache', '`', ': '],
	['- ', 'one ', 'thing\n', '- ', 'and ', '**', 'another', '**', '\n\n'],
	['```', 'ts', '\n', 'const ', 'bits ', '= ', '4', ';', ' // ', 'of 16', '\n', 'return ', '`', 'x', '`', ';', '\n', '```', '\n\n'],
	['| rung ', '| size ', '|\n', '|---', '|--:', '|\n', '| Q4_K_M ', '| 4.1 ', '|\n', '| Q8_0 ', '| 7.2 ', '|\n', '\n'],
];

/** Says a reply on a stage, word by word. */
export class Speaker {
	readonly #stage: Stage;
	readonly #id: string;
	readonly #meter = new LatencyMeter(performance.now());
	#count = 0;

	constructor(stage: Stage, id: string) {
		this.#stage = stage;
		this.#id = id;
		stage.publish({type: 'message', message: {id: `question ${id}`, role: 'user', text: 'tell me all about it', time: Date.now()}});
		stage.publish({type: 'message', message: {id, role: 'model', text: '', time: Date.now(), ending: 'running', rungs: ['Q4_K_M'], model: 'mistral'}});
	}

	/** One token. */
	say(): void {
		this.#meter.token(performance.now());
		this.#count++;
		// Paragraphs, and now and then a list, a table or code.
		const block = blocks[Math.floor(this.#count / 60) % blocks.length]!;
		const text = this.#count % 60 < block.length ? block[this.#count % 60]! : words[this.#count % words.length]! + (this.#count % 60 === 59 ? '\n\n' : ' ');
		this.#stage.publish({type: 'delta', id: this.#id, text, contextUsed: this.#count, progress: {phase: 'decoding', prefilled: 20, prefillTotal: 20, tokens: this.#count, latency: this.#meter.summary(true)}});
	}

	end(): void {
		const message = this.#stage.view.session.messages.at(-1)!;
		this.#stage.publish({type: 'finished', message: {...message, role: 'model', ending: 'end', rungs: ['Q4_K_M'], model: 'mistral'}, latency: this.#meter.summary(false)});
	}
}
