import type {Fit} from './fit.ts';
import type {RungFit} from './ladder.ts';

/** @returns What a list shows of the answer to “does it fit?”. */
export function outlookOf({words, tone, host, card, speed}: Fit): RungFit {
	return {
		words,
		tone,
		needs: host.total + (card?.total ?? 0),
		...(speed && {speed: {tokensPerSecond: speed.tokensPerSecond, measured: speed.basis === 'measured', basis: speed.basis}}),
	};
}
