import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {EngineCommand, EngineEvent, LoadSettings, SamplingSettings, Turn} from '../../source/core/engine-protocol.ts';

type Of<Type extends EngineEvent['type']> = Extract<EngineEvent, {readonly type: Type}>;

/** The model's first choice at every token. */
export const greedy: SamplingSettings = {temperature: 0, topK: 40, topP: 0.95, minP: 0, repeatPenalty: 1.3};

/**
The real engine in a process of its own, and all it ever said.
*/
export class EngineProcess {
	readonly events: EngineEvent[] = [];
	readonly child: ChildProcess;
	readonly #waiting = new Set<() => void>();

	constructor(program = '../../source/engine/main.ts', options: {readonly execPath?: string} = {}) {
		this.child = fork(fileURLToPath(new URL(program, import.meta.url)), {serialization: 'advanced', silent: true, ...options});
		this.child.on('message', event => {
			this.events.push(...(Array.isArray(event) ? event as EngineEvent[] : [event as EngineEvent]));
			this.#wake();
		});
		this.child.on('exit', () => {
			this.#wake();
		});
	}

	send(command: EngineCommand): void {
		this.child.send(command);
	}

	/** Waits for an event, among those that came before too. */
	async event<Type extends EngineEvent['type']>(type: Type | readonly Type[], matches: (event: Of<Type>) => boolean = () => true): Promise<Of<Type>> {
		const types: readonly string[] = typeof type === 'string' ? [type] : type;
		for (;;) {
			const found = this.events.find(event => types.includes(event.type) && matches(event as Of<Type>));
			if (found) {
				return found as Of<Type>;
			}

			if (this.child.exitCode !== null || this.child.signalCode !== null) {
				throw new Error(`The engine ended (${this.child.exitCode ?? this.child.signalCode}) before ${types.join(' or ')}: ${JSON.stringify(this.events.slice(-3))}`);
			}

			await new Promise<void>(resolve => {
				const wake = () => {
					this.#waiting.delete(wake);
					resolve();
				};

				this.#waiting.add(wake);
			});
		}
	}

	/** One thread unless told otherwise: several engines that each spin on all cores would wait for one another. */
	async load(path: string, settings: Partial<LoadSettings> = {}, id = 'load'): Promise<Of<'loaded' | 'load-failed'>> {
		this.send({type: 'load', id, settings: {path, threads: 1, ...settings}});
		return this.event(['loaded', 'load-failed'], event => event.id === id);
	}

	generate(id: string, turns: readonly Turn[] | string, sampling: Partial<SamplingSettings> = {}): void {
		this.send({type: 'generate', id, turns: typeof turns === 'string' ? [{role: 'user', text: turns}] : turns, sampling: {...greedy, ...sampling}});
	}

	async reply(id: string, turns: readonly Turn[] | string, sampling: Partial<SamplingSettings> = {}): Promise<Of<'finished' | 'failed'>> {
		this.generate(id, turns, sampling);
		return this.ended(id);
	}

	async ended(id: string): Promise<Of<'finished' | 'failed'>> {
		return this.event(['finished', 'failed'], event => event.id === id);
	}

	tokens(id: string): Array<Of<'token'>> {
		return this.events.filter((event): event is Of<'token'> => event.type === 'token' && event.id === id);
	}

	/** Waits until so many tokens of a reply are there. */
	async token(id: string, count: number): Promise<void> {
		await this.event('token', event => event.id === id && this.tokens(id).length >= count);
	}

	async close(): Promise<void> {
		if (this.child.exitCode === null && this.child.signalCode === null) {
			const exit = once(this.child, 'exit');
			this.child.kill('SIGKILL');
			await exit;
		}
	}

	#wake(): void {
		for (const wake of this.#waiting) {
			wake();
		}
	}
}
