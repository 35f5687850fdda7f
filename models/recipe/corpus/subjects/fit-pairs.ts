import {catalog} from '../../../../source/core/catalog.ts';
import {cards, nameSpellings, rungs, rungSpellings} from '../memory.ts';
import type {Topic} from '../topic.ts';
import {asksBest, asksFit, best, fitAnswer} from './fit.ts';

const sizes = [4, 6, 8, 10, 12, 16, 24] as const;

const pairOf = (size: number): string => `((two|2|a pair of|dual) ${size}[ ](GB|gb) (cards|gpus|graphics cards|GPUs)|2[ ]x[ ]${size}[ ](GB|gb)|${size}+${size} (GB|gb)|two (cards|gpus|GPUs) (of|with) ${size} GB[ each|])`;
const together = (size: number): string => `Two cards of ${size} GB have ${2 * size} GB together. `;

/** What fits on two cards of the same size, over which the layers of a model are split. */
export const fitPairs: readonly Topic[] = sizes.flatMap((size): Topic[] => [
	{id: `pair/best/${size}`, ask: asksBest(pairOf(size)), answer: [together(size) + best(2 * size)], weight: 5},
	...catalog.flatMap(model => [
		{id: `pair/${model.id}/${size}`, ask: asksFit(nameSpellings(model), '', pairOf(size)), answer: [together(size) + fitAnswer(model, 'Q4_K_M', 2 * size)], weight: 0.4},
		...rungs.map((rung): Topic => ({id: `pair/${model.id}/${rung}/${size}`, ask: asksFit(nameSpellings(model), `(in|at|with|as|) ${rungSpellings[rung]}`, pairOf(size)), answer: [together(size) + fitAnswer(model, rung, 2 * size)], weight: 0.08})),
	]),
	...Object.entries(cards).filter(([, each]) => each === size).map(([card]): Topic => ({
		id: `pair/best/${card}`,
		ask: asksBest(`((two|2|dual|a pair of) (${card}|${card.toLowerCase()}|${card.slice(4)})(s|)|2[ ]x (${card}|${card.slice(4)}))`),
		answer: [`The ${card} has ${size} GB of VRAM; two have ${2 * size} GB together. ${best(2 * size)}`],
		weight: 3,
	})),
]);
