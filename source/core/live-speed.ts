import type {Rung} from './ladder.ts';

/**
Predictions held against what the rung in use is seen to do: what it does more or less than was predicted of it, the others are expected to do too, so that no heavier one is predicted to be faster than it. What was measured stays as it was.

@param inUse The file of the rung in use.
@param seen Tokens a second that it does.
*/
export function heldAgainst(rungs: readonly Rung[], inUse: string | undefined, seen: number | undefined): readonly Rung[] {
	const expected = rungs.find(({path}) => path === inUse)?.outlook?.speed?.tokensPerSecond;
	if (seen === undefined || expected === undefined || expected <= 0) {
		return rungs;
	}

	return rungs.map(rung => {
		const {outlook} = rung;
		return outlook?.speed === undefined || outlook.speed.measured || rung.path === inUse
			? rung
			: {...rung, outlook: {...outlook, speed: {...outlook.speed, tokensPerSecond: (outlook.speed.tokensPerSecond * seen) / expected}}};
	});
}
