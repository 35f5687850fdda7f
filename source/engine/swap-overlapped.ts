import type {Token} from 'node-llama-cpp';
import {bring, follow, settle, verify, warmUp} from './bring.ts';
import {release, type Rung} from './rung.ts';
import {StateFile} from './state-file.ts';
import type {SwapPlan} from './swap-plan.ts';
import type {Outcome, SwapWork} from './swap-work.ts';

/** The new rung follows at most so many tokens before the old one may make the next, so that the stream never stands long. */
const stride = 2;

/** So many tokens behind, the cache is copied anew. */
const farBehind = 32;

/**
Both rungs are in memory: the old one goes on talking while the new one is loaded, takes a copy of the cache and catches up, and the switch happens between two tokens.
*/
export async function swapOverlapped(work: SwapWork, old: Rung, plan: SwapPlan): Promise<Outcome> {
	const fresh = await work.load(plan);
	try {
		await work.still(old, async () => warmUp(fresh));
		work.step('carry');
		const carried = plan.passage.carry && await copy(work, old, fresh);
		return await switchOver(work, old, fresh, carried);
	} catch (error) {
		if (work.stage.wantsStill) {
			work.stage.goOn({rung: old, paused: false});
		}

		await release(fresh);
		throw error;
	}
}

/** Copies the cache. The old rung stands still only while it is written; what it says meanwhile is made up for later. */
async function copy(work: SwapWork, old: Rung, fresh: Rung): Promise<boolean> {
	if (old.sequence.nextTokenIndex === 0) {
		return true;
	}

	const file = await work.still(old, async () => StateFile.save(old));
	return file !== undefined && take(file, fresh);
}

/** Lets the new rung catch up, a few tokens for each one of the old, and take over. */
async function switchOver(work: SwapWork, old: Rung, fresh: Rung, copied: boolean): Promise<Outcome> {
	const {stage, signal} = work;
	let carried = copied;
	for (;;) {
		await work.standStill(old);
		const tokens = old.sequence.contextTokens;
		if (carried && distance(fresh, tokens) > farBehind) {
			// A new prompt came in meanwhile. Copying once more is quicker than following it.
			const file = await StateFile.save(old);
			carried = file !== undefined && await take(file, fresh);
		}

		if (carried) {
			const rest = tokens.slice(fresh.sequence.nextTokenIndex);
			await follow(fresh, rest.slice(0, stride));
			if (rest.length > stride) {
				await settle();
				stage.goOn({rung: old, paused: false});
				continue;
			}
		} else {
			await bring(fresh, tokens, {signal, onPrefill: work.prefilling});
		}

		verify(fresh, tokens);
		work.check();
		work.step('switch');
		const gap = stage.sinceLastToken();
		await work.takeOver(fresh, {old, paused: !carried});
		work.step('release');
		// The new rung talks already; what the old one may still have to say about its end changes nothing.
		await work.release(old).catch(() => undefined);
		return {rung: fresh, carried, tokens: tokens.length, gap};
	}
}

/** @returns Whether the rung holds what the file held. The file is gone afterwards. */
async function take(file: StateFile, fresh: Rung): Promise<boolean> {
	try {
		await file.load(fresh);
		return fresh.sequence.nextTokenIndex > 0;
	} catch {
		// The library would not have it.
		return false;
	} finally {
		await file.remove();
	}
}

/** @returns How many tokens the rung lacks; infinite when it holds others. */
function distance({sequence}: Rung, tokens: readonly Token[]): number {
	const held = sequence.contextTokens;
	return held.every((token, index) => token === tokens[index]) ? tokens.length - held.length : Infinity;
}
