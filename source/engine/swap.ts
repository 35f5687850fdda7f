import type {EngineEvent, SwapCard} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {now} from './clock.ts';
import {memoryInUse} from './memory-in-use.ts';
import {swapInTurn} from './swap-in-turn.ts';
import {swapOverlapped} from './swap-overlapped.ts';
import {planSwap} from './swap-plan.ts';
import {stopped, SwapWork, type SwapOptions} from './swap-work.ts';

/**
Moves the conversation to another rung of the model as one transaction: it ends on the new rung, or where it began.

@returns What to say about it. Never throws.
*/
export async function swap(options: SwapOptions): Promise<EngineEvent> {
	const {command: {id, settings}, stage, signal, machine} = options;
	const begin = now();
	const work = new SwapWork(options);
	try {
		const memoryBefore = await memoryInUse(machine.llama);
		const old = stage.rung;
		if (!old) {
			throw new LisaError('There is nothing to swap: no model is loaded.', {code: 'swap-failed', hint: 'Load a model first.'});
		}

		work.step('plan');
		const plan = await planSwap(old, settings, machine);
		work.check();
		const {rung, ...outcome} = await (plan.overlap ? swapOverlapped : swapInTurn)(work, old, plan);
		const card: SwapCard = {
			...outcome,
			from: old.info.quantization,
			to: rung.info.quantization,
			...(!outcome.carried && {reason: plan.passage.reason ?? 'the KV cache could not be written or read'}),
			overlapped: plan.overlap,
			total: now() - begin,
			memoryBefore,
			memoryAfter: await memoryInUse(machine.llama),
			...work.report(),
		};
		return {type: 'swapped', id, model: rung.info, card};
	} catch (error) {
		return {type: 'swap-failed', id, problem: toProblem(signal.aborted ? stopped() : error), model: stage.rung?.info};
	}
}
