import type {Comparison, EngineEvent, SamplingSettings, Turn} from '../core/engine-protocol.ts';
import {fromProblem} from '../core/errors.ts';
import {Reply} from './reply.ts';
import type {Rung} from './rung.ts';
import {Stage} from './stage.ts';

export type AnswerBesideOptions = {
	readonly id: string;
	readonly rung: Rung;
	readonly turns: readonly Turn[];
	readonly sampling: SamplingSettings;
	readonly signal: AbortSignal;
	readonly onToken: (count: number) => void;
};

/**
Answers on a stage of its own, so that nobody hears it but who asked.

@throws LisaError when the rung cannot answer.
*/
export async function answerBeside({id, rung, turns, sampling, signal, onToken}: AnswerBesideOptions): Promise<Omit<Comparison['other'], 'rung' | 'memory'>> {
	const stage = new Stage<Reply>();
	stage.rung = rung;
	const times: number[] = [];
	let end: Extract<EngineEvent, {readonly type: 'finished' | 'failed'}> | undefined;
	const reply = new Reply({type: 'generate', id, turns, sampling}, stage, {send(event) {
		if (event.type === 'token') {
			times.push(event.time);
			onToken(times.length);
		} else if (event.type === 'finished' || event.type === 'failed') {
			end = event;
		}
	}});
	stage.reply = reply;
	const stop = () => {
		reply.cancel();
	};

	signal.addEventListener('abort', stop, {once: true});
	await reply.run();
	signal.removeEventListener('abort', stop);
	if (end?.type !== 'finished') {
		throw fromProblem(end!.problem);
	}

	const milliseconds = times.length > 1 ? times.at(-1)! - times[0]! : 0;
	return {
		text: end.text,
		tokens: times.length,
		...(milliseconds > 0 && {rate: (times.length - 1) * 1000 / milliseconds}),
		cut: end.reason === 'limit',
	};
}
