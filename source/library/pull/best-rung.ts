import {bytes} from '../../core/format.ts';
import {bestChoices} from '../../core/fit-choice.ts';
import {fit, type FitBox} from '../../core/fit.ts';
import type {ModelShape} from '../../core/gguf-header.ts';
import {quantizationNamed} from '../../core/ladder.ts';
import type {RemoteRung} from './remote-rungs.ts';

/** Tokens, as `lisa models` takes where none is given. */
const usualContext = 4096;

/**
Chooses a rung for this box where none was named: the balanced one by the one answer to “does it fit?”. Without a shape to go by it is Q4_K_M, or what is nearest to it.

@param rungs At least one.
@returns The rung, and why it is the one, as a line to be shown.
*/
export function bestRung(rungs: readonly RemoteRung[], shape: ModelShape | undefined, box: FitBox): {readonly rung: RemoteRung; readonly why: string} {
	const known = rungs.filter(({name}) => quantizationNamed(name) !== undefined);
	if (shape === undefined || known.length === 0) {
		const usual = 4.85;
		const distance = ({name}: RemoteRung) => Math.abs((quantizationNamed(name)?.bits ?? 99) - usual);
		const [rung] = [...rungs].sort((a, b) => distance(a) - distance(b));
		return {rung: rung!, why: rungs.length === 1 ? 'the only one there is' : 'the usual choice; its needs are not known before it is here'};
	}

	const candidates = known.map(rung => ({...rung, rung, bits: quantizationNamed(rung.name)!.bits, fit: fit({shape, size: rung.size, quantization: rung.name}, {context: usualContext}, box)}));
	const {balanced} = bestChoices(candidates);
	if (balanced !== undefined) {
		const {host, card, words} = balanced.fit;
		return {rung: balanced.rung, why: `the balanced choice for this box: needs ${bytes(host.total + (card?.total ?? 0))}, ${words}`};
	}

	const smallest = candidates.toSorted((a, b) => a.size - b.size)[0]!;
	return {rung: smallest.rung, why: `the smallest there is; even this one is ${smallest.fit.words} for what is free now`};
}
