import type {EngineCommand} from '../core/engine-protocol.ts';
import {boxOf} from '../core/fit-box.ts';
import {isInTheWay} from '../core/memory-budget.ts';
import {inspectOnce} from '../library/inspect-once.ts';
import {boxFacts} from '../telemetry/box-facts.ts';
import type {Board} from './board.ts';
import type {Embedding} from './embedding.ts';
import type {MemorySeen} from './memory-seen.ts';

export type MakeRoomOptions = {
	readonly board: Board;
	readonly embedding: Embedding;
	readonly memory: MemorySeen;
	readonly log: (message: string) => void;
};

/**
Sends the embedding model away where it is in the way of a model of the chat, also while it is still being loaded. Never throws: what is wrong with the model itself, the engine says.

@returns `undefined` where there is nothing to send away, or nothing to load.
*/
export function makeRoom(command: Extract<EngineCommand, {readonly id: string}>, {board, embedding, memory, log}: MakeRoomOptions): Promise<void> | undefined {
	const {claim: embedder} = embedding;
	const sample = board.view.samples.at(-1);
	if (embedder === undefined || sample === undefined || !('settings' in command && 'path' in command.settings)) {
		return undefined;
	}

	const {settings} = command;
	const look = async () => {
		const [file, facts] = await Promise.all([inspectOnce(settings.path), boxFacts()]);
		// Both models of a comparison are there at once.
		const box = boxOf({...sample, embedder: undefined}, {facts, released: command.type !== 'compare', memory: memory.seen});
		if (file.shape !== undefined && box !== undefined && isInTheWay({...file, shape: file.shape}, settings, {...box, running: command.type === 'compare'}, embedder)) {
			await embedding.evict(`${file.name} ${file.quantization}`);
		}
	};

	return look().catch((error: unknown) => {
		log(`making room: ${String(error)}`);
	});
}
