import type {Topic} from '../topic.ts';
import {commands} from './commands.ts';
import {concepts} from './concepts.ts';
import {elsewhere} from './elsewhere.ts';
import {fit} from './fit.ts';
import {hardwareTopics} from './hardware.ts';
import {identity} from './identity.ts';
import {keys} from './keys.ts';
import {models} from './models.ts';
import {problems} from './problems.ts';
import {quantization} from './quantization.ts';
import {smalltalk} from './smalltalk.ts';

/**
Every subject, how often a conversation turns to it, and whether its answers differ in their first words. Those about models differ in figures further on.
*/
export const subjects: Readonly<Record<string, {readonly share: number; readonly telling: boolean; readonly topics: readonly Topic[]}>> = {
	keys: {share: 17, telling: true, topics: keys},
	fit: {share: 14, telling: false, topics: fit},
	quantization: {share: 11, telling: true, topics: quantization},
	models: {share: 10, telling: false, topics: models},
	problems: {share: 13, telling: true, topics: problems},
	concepts: {share: 12, telling: true, topics: concepts},
	hardware: {share: 11, telling: true, topics: hardwareTopics},
	commands: {share: 10, telling: true, topics: commands},
	identity: {share: 11, telling: true, topics: identity},
	smalltalk: {share: 6, telling: true, topics: smalltalk},
	elsewhere: {share: 18, telling: true, topics: elsewhere},
};
