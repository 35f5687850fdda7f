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
Every subject, and how often a conversation turns to it.
*/
export const subjects: Readonly<Record<string, {readonly share: number; readonly topics: readonly Topic[]}>> = {
	keys: {share: 16, topics: keys},
	fit: {share: 15, topics: fit},
	quantization: {share: 11, topics: quantization},
	models: {share: 11, topics: models},
	problems: {share: 11, topics: problems},
	concepts: {share: 10, topics: concepts},
	hardware: {share: 9, topics: hardwareTopics},
	commands: {share: 7, topics: commands},
	identity: {share: 7, topics: identity},
	smalltalk: {share: 4, topics: smalltalk},
	elsewhere: {share: 20, topics: elsewhere},
};
