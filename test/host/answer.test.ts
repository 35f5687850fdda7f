import {expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {answer} from '../../source/host/answer.ts';
import type {EngineKeeper} from '../../source/host/engine-keeper.ts';
import type {GenerateRequest} from '../../source/host/generations.ts';
import {Reply} from '../../source/host/reply.ts';

const sampling = {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1};
const turns = [{role: 'user', text: 'Well?'}] as const;

/** Answers with an engine of which each try is played by one of these. */
async function play(tries: ReadonlyArray<(request: GenerateRequest) => string>) {
	const asked: GenerateRequest[] = [];
	const keeper = {
		whenReady: async () => undefined,
		async generate(request: GenerateRequest) {
			asked.push(request);
			const text = tries[asked.length - 1]!(request);
			return {type: 'finished', id: 'r', reason: 'context', prompt: {tokens: 0, milliseconds: 0}, text};
		},
		cancel() {},
	} as unknown as EngineKeeper;
	const reply = new Reply({id: 'r', model: 'm', asked: Date.now()});
	let shown = '';
	const ending = await answer({keeper, reply, turns, sampling, signal: new AbortController().signal, onProgress(text) {
		shown += text;
	}});
	return {asked, ending, reply, shown};
}

const lost = ({onEvent}: GenerateRequest): never => {
	onEvent({type: 'token', id: 'r', token: 7, text: 'almost', time: 1, used: 9, rung: 'F16'});
	onEvent({type: 'token', id: 'r', token: 8, text: '', time: 2, used: 10, rung: 'F16'});
	throw new LisaError('It is gone.', {code: 'engine-lost'});
};

const full = (): never => {
	throw new LisaError('No room.', {code: 'context-full'});
};

test('what was held back when the engine was lost is told, where the context has no room to go on', async () => {
	const {asked, ending, reply, shown} = await play([lost, full, () => ' <']);
	expect(ending).toBe('context');
	expect([reply.text, shown]).toEqual(['almost <', 'almost <']);
	expect(asked.map(({said, closing}) => ({said, closing}))).toEqual([
		{said: undefined, closing: undefined},
		{said: [7, 8], closing: undefined},
		{said: [7, 8], closing: true},
	]);
});

test('an engine that cannot tell it either ends the reply all the same', async () => {
	const {ending, reply} = await play([lost, full, full]);
	expect([ending, reply.text]).toEqual(['context', 'almost']);
});

test('a question that has no room is refused', async () => {
	await expect(play([full])).rejects.toThrow('No room.');
});
