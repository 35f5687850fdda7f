import type {Token} from 'node-llama-cpp';
import {bring, warmUp} from './bring.ts';
import {loadRung} from './load.ts';
import {release, type Rung} from './rung.ts';
import {StateFile} from './state-file.ts';
import type {SwapPlan} from './swap-plan.ts';
import type {Outcome, SwapWork} from './swap-work.ts';

/**
Room for one rung only: the reply waits while the old one goes and the new one comes, and goes on at the same token.
*/
export async function swapInTurn(work: SwapWork, old: Rung, plan: SwapPlan): Promise<Outcome> {
	const {stage, signal} = work;
	work.step('make-room', {note: 'Both rungs do not fit in memory at once: the reply waits.'});
	await work.standStill(old);
	const tokens = old.sequence.contextTokens;
	// What the new rung will need is no room for a file in memory.
	const {hostFree, host} = plan.plan.fit;
	const file = tokens.length > 0 && old.header.gguf.shape?.recurrent === false ? await StateFile.save(old, Math.max(0, hostFree - host.total)) : undefined;
	try {
		await work.release(old);
		let fresh: Rung | undefined;
		try {
			fresh = await work.load(plan);
			await warmUp(fresh);
			work.step('carry');
			const carried = tokens.length === 0 || await bring(fresh, tokens, {file: plan.passage.carry ? file : undefined, signal, onPrefill: work.prefilling});
			work.check();
			work.step('switch');
			const gap = stage.sinceLastToken();
			await work.takeOver(fresh, {paused: true});
			return {rung: fresh, carried, tokens: tokens.length, gap};
		} catch (error) {
			await restore(work, old, {fresh, tokens, file});
			throw error;
		}
	} finally {
		await file?.remove();
	}
}

type Remains = {readonly fresh: Rung | undefined; readonly tokens: readonly Token[]; readonly file: StateFile | undefined};

/** Loads the old rung again, with the conversation as it was. */
async function restore(work: SwapWork, old: Rung, {fresh, tokens, file}: Remains): Promise<void> {
	const {stage, machine} = work;
	work.step('load', {note: 'Going back to the old rung.'});
	let again: Rung | undefined;
	try {
		if (fresh) {
			await work.release(fresh);
		}

		again = await loadRung({...old.settings, contextSize: old.context.contextSize}, {machine, header: old.header, plan: old.plan});
		await bring(again, tokens, {file, onPrefill: work.prefilling});
		stage.goOn({rung: again, paused: true});
	} catch {
		await (again && release(again).catch(() => undefined));
		stage.giveUp();
	}
}
