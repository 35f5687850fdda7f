import type {Message, ReplyMessage} from '../core/chat.ts';
import type {Comparison, LoadedModel, Turn} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {smallRung, type Rung} from '../core/ladder.ts';
import type {CompareSide} from '../core/view.ts';
import {toTurns} from './conversation.ts';

/** What two rungs are compared on. */
export type LastReply = {readonly turns: readonly Turn[]; readonly reply: ReplyMessage};

/**
@param outOfContext Messages at the beginning that the model no longer sees.
@returns The last reply that said something, and the turns before it.
@throws {LisaError} `empty-prompt` when there is none.
*/
export function lastReply(messages: readonly Message[], outOfContext: number): LastReply {
	const index = messages.findLastIndex(message => message.role === 'model' && message.text.trim() !== '' && message.ending !== 'running');
	const reply = messages[index];
	const turns = toTurns(messages.slice(outOfContext, Math.max(0, index)));
	if (reply?.role !== 'model' || turns.every(({role}) => role !== 'user')) {
		throw new LisaError('There is no reply to compare yet.', {code: 'empty-prompt', hint: 'Ask something first.'});
	}

	return {turns, reply};
}

/**
@throws {LisaError} `empty-prompt` when the reply is not of the rung in use alone: what was said would stand beside a rung that did not say it.
*/
export function checkWriter({model, rungs}: Pick<ReplyMessage, 'model' | 'rungs'>, inUse: Pick<LoadedModel, 'name' | 'quantization'>): void {
	if (model !== inUse.name) {
		throw new LisaError('Another model wrote the last reply.', {code: 'empty-prompt', hint: 'Ask this one something first.'});
	}

	if (rungs.some(rung => rung !== inUse.quantization)) {
		throw new LisaError(`The last reply was written on ${rungs.join(' and ')}.`, {code: 'empty-prompt', hint: `Have it answered again on ${inUse.quantization} first: Ctrl+S.`});
	}
}

/**
@param inUse The file of the rung in use.
@throws {LisaError} `no-rung` for one that is not there and too large to be made on the way, or is the one in use.
*/
export function rungToCompare(rungs: readonly Rung[], file: string, inUse: string | undefined): Rung {
	const rung = rungs.find(({path}) => path === file);
	if (rung === undefined) {
		throw new LisaError('That file is not a rung of this model.', {code: 'no-rung'});
	}

	if (rung.source !== undefined && rung.size > smallRung) {
		throw new LisaError(`${rung.name} is not there yet.`, {code: 'no-rung', hint: 'Make it first: m in the ladder.'});
	}

	if (rung.path === inUse) {
		throw new LisaError(`${rung.name} is the rung in use.`, {code: 'no-rung', hint: 'Name another one to compare it with.'});
	}

	return rung;
}

/** The reply as it was said and the other rung's answer. The memory of the rung in use says nothing about a reply that another one wrote. */
export function sides({rungs, text, timings, ending}: ReplyMessage, {current, other}: Pick<Comparison, 'current' | 'other'>): {said: CompareSide; other: CompareSide} {
	const own = rungs.every(rung => rung === current.rung);
	return {
		said: {rungs: rungs.length === 0 ? [current.rung] : rungs, text, rate: timings !== undefined && timings.predicted_n > 1 ? timings.predicted_per_second : undefined, memory: own ? current.memory : undefined, cut: ending !== 'end'},
		other: {rungs: [other.rung], text: other.text, rate: other.rate, memory: other.memory, cut: other.cut},
	};
}
