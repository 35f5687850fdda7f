import {bytes, decimal, integer, milliseconds} from '../../core/format.ts';
import type {SessionSummary} from '../../core/chat.ts';
import {sortRungs} from '../../core/ladder.ts';
import {samplingRows} from '../../core/sampling.ts';
import type {Stats} from '../../core/stats.ts';
import {cleanLine} from '../../core/text.ts';
import type {CompareSide, CompareState, View} from '../../core/view.ts';
import type {Found} from '../dialogs/search.ts';
import type {SamplingShown} from '../dialogs/settings.ts';
import {slashCommands} from '../slash.ts';

/** Words of the screen that do nothing where there is none. */
export const screenOnly: ReadonlySet<string> = new Set(['editor', 'theme']);

export function ladderSaid({rungs, model}: View): string[] {
	const inUse = model.phase === 'ready' ? model.model.path : undefined;
	const rows = sortRungs(rungs).map(({name, bits, size, path, source, outlook}) => [
		cleanLine(name),
		`${bits.toFixed(2)} bits`,
		bytes(size),
		path === inUse ? 'in use' : source === undefined ? outlook?.words : ['to be made', outlook?.words].filter(Boolean).join(', '),
		outlook?.speed && `${decimal(outlook.speed.tokensPerSecond)} tokens a second ${outlook.speed.measured ? 'measured' : 'predicted'}`,
	].filter(Boolean).join(', '));
	return rows.length === 0 ? ['There is no ladder until a model is loaded.'] : [...rows.map(row => `${row}.`), 'Type /quant and a name to go there.'];
}

export function conversationsSaid(sessions: readonly SessionSummary[]): string[] {
	return sessions.length === 0 ? ['There is no earlier conversation.'] : [...sessions.map(({title, messages}, index) => `${index + 1}: ${cleanLine(title)}, ${integer(messages)} messages.`), 'Type /open and a number to open one.'];
}

export function foundSaid({words, hits}: Found): string[] {
	return [`“${cleanLine(words)}” is in ${integer(hits.length)} messages.`, ...hits.map(({title, before, found, after}, index) => `${index + 1}: ${cleanLine(title)}: ${cleanLine(before + found + after)}`), 'Type /open and a number to open that conversation.'];
}

export function modelsSaid({shelf, model}: View): string[] {
	const inUse = model.phase === 'ready' ? model.model.path : undefined;
	const models = shelf?.models ?? [];
	return models.length === 0 ? [shelf?.looking === undefined ? 'There is no other model on this box. /pull fetches one.' : 'Still looking for models: ask again in a moment.'] : [...models.map(({name, rung, size, path, outlook}) => cleanLine(`${name}, ${rung}, ${bytes(size)}, ${path === inUse ? 'in use' : (outlook?.words ?? 'not looked at yet')}: ${path}`)), 'Type /model and a file to load one.'];
}

export function samplingSaid({now, defaults}: SamplingShown): string[] {
	return [...samplingRows.map(({key, name, least, most, help}) => `${name}: ${now[key] ?? 'not set'}, otherwise ${defaults[key] ?? 'not set'}, from ${least} to ${most}; ${help}.`), 'Type /set, a name and a value to change one.'];
}

export function statsSaid(stats: Stats): string[] {
	const {questions, replies, tokensIn, tokensOut, ttft, rate, changes, peakMemory, energy} = stats;
	return [
		`${integer(questions)} messages sent, ${integer(replies)} replies.`,
		`${integer(tokensIn)} tokens read, ${integer(tokensOut)} generated.`,
		...(ttft === undefined ? [] : [`Median time to the first token ${milliseconds(ttft)} ms${rate === undefined ? '' : `, ${decimal(rate)} tokens a second`}.`]),
		`${integer(changes)} changes of rung.`,
		...(peakMemory === undefined ? [] : [`Peak memory of the engine ${bytes(peakMemory)}.`]),
		...(energy === undefined ? [] : [`${integer(energy)} joules.`]),
	];
}

export function compareSaid(compare: CompareState): string[] {
	if (compare.phase !== 'done') {
		return [];
	}

	const {said, other, agreement: {same, places}, to} = compare;
	const figures = ({rungs, rate, memory}: CompareSide) => [cleanLine(rungs.join(' then ')), rate !== undefined && `${decimal(rate)} tokens a second`, memory !== undefined && bytes(memory)].filter(Boolean).join(', ');
	return [`${cleanLine(to)} answers:`, ...cleanParagraphs(other.text), `${figures(said)}; against ${figures(other)}.`, `The same token at ${integer(same)} of ${integer(places)} places.`];
}

export function helpSaid(): string[] {
	return [
		'A line is sent with Enter; one that ends in a backslash goes on in the next. Up brings back what you sent.',
		'Ctrl+C stops a reply, drops what you are writing, and quits where there is neither. Ctrl+D quits.',
		...slashCommands.filter(({name}) => !screenOnly.has(name)).map(({name, argument = '', help}) => `/${[name, here[name]?.[0] ?? argument].filter(Boolean).join(' ')}: ${here[name]?.[1] ?? help}.`),
	];
}

/** Words that do something else here: their argument and what they do. */
const here: Readonly<Record<string, readonly [argument: string, help: string]>> = {
	panels: ['', 'tell the figures of every panel'],
	end: ['', 'tell the last message and its answer again'],
	open: ['[NUMBER]', 'list the earlier conversations, or open one'],
	models: ['', 'list every model on this box and what fits'],
	ladder: ['', 'list every quantization of this model'],
	help: ['', 'tell every word'],
	thinking: ['', 'tell what the model thinks too, or no longer'],
	detach: ['', 'leave and let the host go on'],
};

function cleanParagraphs(text: string): string[] {
	return text.split('\n').map(line => cleanLine(line)).filter(line => line !== '');
}
