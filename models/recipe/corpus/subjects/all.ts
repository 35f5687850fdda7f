import type {Topic} from '../topic.ts';
import {wordings} from '../wordings/all.ts';
import {commands} from './commands.ts';
import {concepts} from './concepts.ts';
import {elsewhere} from './elsewhere.ts';
import {fit} from './fit.ts';
import {fitPairs} from './fit-pairs.ts';
import {hardwareTopics} from './hardware.ts';
import {identity} from './identity.ts';
import {keys} from './keys.ts';
import {models} from './models.ts';
import {problems} from './problems.ts';
import {quantization} from './quantization.ts';
import {smalltalk} from './smalltalk.ts';

/** Wordings of their own make at least half of what a topic is asked in where it has five or more, however many frames it has. */
const worded = (topics: readonly Topic[]): readonly Topic[] => topics.map(topic => {
	const own = wordings[topic.id];
	return own ? {...topic, ask: [...topic.ask, ...Array.from({length: Math.max(1, Math.min(5, Math.round(topic.ask.length / own.length)))}, () => own).flat()]} : topic;
});

/**
Every subject, how often a conversation turns to it, and whether its answers differ in their first words. Those about models differ in figures further on.
*/
export const subjects: Readonly<Record<string, {readonly share: number; readonly telling: boolean; readonly topics: readonly Topic[]}>> = {
	keys: {share: 42, telling: true, topics: worded(keys)},
	fit: {share: 16, telling: false, topics: [...worded(fit), ...fitPairs]},
	quantization: {share: 12, telling: true, topics: worded(quantization)},
	models: {share: 10, telling: false, topics: worded(models)},
	problems: {share: 21, telling: true, topics: worded(problems)},
	concepts: {share: 12, telling: true, topics: worded(concepts)},
	hardware: {share: 11, telling: true, topics: worded(hardwareTopics)},
	commands: {share: 24, telling: true, topics: worded(commands)},
	identity: {share: 9, telling: true, topics: worded(identity)},
	smalltalk: {share: 8, telling: true, topics: worded(smalltalk)},
	elsewhere: {share: 36, telling: true, topics: worded(elsewhere)},
};
