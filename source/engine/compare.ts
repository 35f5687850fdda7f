import type {ComparePhase, EngineCommand, EngineEvent, Turn} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {agreementOf} from './agreement.ts';
import {answerBeside} from './answer-beside.ts';
import {loadRung} from './load.ts';
import type {Machine} from './machine.ts';
import {checkRoom, renderPrompt} from './prompt.ts';
import {release, type Rung} from './rung.ts';
import {planBeside} from './swap-plan.ts';

export type CompareOptions = {
	readonly command: Extract<EngineCommand, {readonly type: 'compare'}>;
	/** The rung in use. */
	readonly rung: Rung | undefined;
	readonly machine: Machine;
	readonly signal: AbortSignal;
	readonly send: (event: EngineEvent) => void;
};

/** The other rung may say this much more than the one in use did. */
const longer = 2;

/** Tokens it may say at least. */
const leastAnswer = 256;

/**
Loads another rung beside the one in use, answers the last question on it too, and looks how far both agree on the reply that was said. The other rung is gone afterwards, however it ends.

@returns What to say about it. Never throws.
*/
export async function compare({command, rung, machine, signal, send}: CompareOptions): Promise<EngineEvent> {
	const {id, settings} = command;
	let other: Rung | undefined;
	try {
		if (!rung) {
			throw new LisaError('No model is loaded.', {code: 'model-missing'});
		}

		const progress = progressOf(id, send);
		progress('load', 0);
		const {tokens, begin} = wordsSaid(rung, command);
		const plan = await planBeside(rung, settings, machine);
		other = await loadRung(plan.settings, {
			machine,
			header: plan.header,
			plan: plan.plan,
			signal,
			onProgress(fraction) {
				progress('load', fraction);
			},
		});
		const result = await compareWith({rung, other, command, signal, progress, tokens, begin});
		return {type: 'compared', id, result};
	} catch (error) {
		return {type: 'compare-failed', id, problem: toProblem(signal.aborted ? stopped() : error)};
	} finally {
		if (other) {
			await release(other);
		}
	}
}

type Work = {
	readonly rung: Rung;
	readonly other: Rung;
	readonly command: CompareOptions['command'];
	readonly signal: AbortSignal;
	readonly progress: (phase: ComparePhase, fraction: number) => void;
} & ReturnType<typeof wordsSaid>;

async function compareWith({rung, other, command: {id, turns, sampling}, signal, progress, tokens, begin}: Work) {
	const expected = tokens.length - begin;
	progress('answer', 0);
	const answer = await answerBeside({
		id,
		rung: other,
		turns,
		sampling: {...sampling, maxTokens: Math.max(leastAnswer, expected * longer)},
		signal,
		onToken(count) {
			progress('answer', Math.min(1, count / expected));
		},
	});
	progress('score', 0);
	const agreement = await scored(rung, async () => agreementOf({
		current: rung,
		other,
		tokens,
		begin,
		signal,
		onProgress(fraction) {
			progress('score', fraction);
		},
	}));
	if (agreement === undefined) {
		throw stopped();
	}

	return {
		current: {rung: rung.info.quantization, memory: rung.info.memory.added},
		other: {...answer, rung: other.info.quantization, memory: other.info.memory.added},
		agreement,
	};
}

/** What the cache of the rung in use holds after a failed evaluation is unknown. */
async function scored<Value>({sequence}: Rung, action: () => Promise<Value>): Promise<Value> {
	try {
		return await action();
	} catch (error) {
		await sequence.clearHistory().catch(() => undefined);
		throw error;
	}
}

/** The conversation with the reply at its end, and where the reply begins in it. */
function wordsSaid(rung: Rung, {turns, reply}: CompareOptions['command']) {
	const before = renderPrompt(rung, turns).tokens;
	const whole = renderPrompt(rung, [...turns, {role: 'model', text: reply} satisfies Turn]);
	checkRoom(whole.tokens.length, rung);
	const {tokens} = whole;
	const differs = before.findIndex((token, index) => token !== tokens[index]);
	const begin = differs === -1 ? before.length : differs;
	if (begin === 0 || begin >= tokens.length) {
		throw new LisaError('There is no reply to compare.', {code: 'empty-prompt', hint: 'Ask something first.'});
	}

	return {tokens, begin};
}

/** Says where the comparison is, a hundred times a phase at most. */
function progressOf(id: string, send: CompareOptions['send']): Work['progress'] {
	let last = '';
	return (phase, fraction) => {
		const now = `${phase} ${Math.floor(fraction * 100)}`;
		if (now !== last) {
			last = now;
			send({type: 'compare-progress', id, phase, fraction});
		}
	};
}

function stopped(): LisaError {
	return new LisaError('The comparison was stopped.', {code: 'cancelled', hint: 'The conversation is as it was.'});
}
