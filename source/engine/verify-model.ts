import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {fromProblem, LisaError} from '../core/errors.ts';

/**
Loads a model once, in an engine of its own that is ended afterwards, and lets it make a token.

Memory that does not suffice says nothing about the file and is no failure.

@throws LisaError when the model is refused.
*/
export async function verifyModel(path: string, signal?: AbortSignal): Promise<void> {
	const name = import.meta.url.endsWith('.ts') ? 'main.ts' : 'engine.js';
	const child = fork(fileURLToPath(new URL(name, import.meta.url)), {serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], signal});
	// An abort comes as an error too; the caller looks at the signal itself.
	child.on('error', () => undefined);
	const send = (command: EngineCommand) => child.send(command);
	try {
		await new Promise<void>((resolve, reject) => {
			child.on('exit', () => {
				reject(new LisaError('The engine ended over the new rung.', {code: 'model-refused'}));
			});
			const hear = (event: EngineEvent) => {
				if (event.type === 'loaded') {
					send({type: 'generate', id: 'verify', turns: [{role: 'user', text: 'Hello'}], sampling: {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1, maxTokens: 1}});
				} else if (event.type === 'finished' || (event.type === 'load-failed' && event.problem.code === 'out-of-memory')) {
					resolve();
				} else if (event.type === 'failed' || event.type === 'load-failed') {
					reject(fromProblem(event.problem));
				}
			};

			child.on('message', message => {
				// Events come alone or several at once.
				for (const event of [message].flat() as EngineEvent[]) {
					hear(event);
				}
			});
			send({type: 'load', id: 'verify', settings: {path, contextSize: 512}});
		});
	} finally {
		child.removeAllListeners('exit');
		child.kill('SIGKILL');
	}
}
