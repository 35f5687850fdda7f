import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {alerts} from '../../source/core/alerts.ts';
import {catalog} from '../../source/core/catalog.ts';
import {hardware} from '../../source/core/hardware.ts';
import {keymap} from '../../source/core/keymap.ts';
import {quantizations} from '../../source/core/ladder.ts';
import {problems} from '../../source/core/problems.ts';
import {slashCommands} from '../../source/ui/slash.ts';
import {converse} from '../../models/recipe/corpus/conversation.ts';
import {write} from '../../models/recipe/corpus/grammar.ts';
import {Random} from '../../models/recipe/corpus/random.ts';
import {subjects} from '../../models/recipe/corpus/subjects/all.ts';
import {readVoices} from '../../models/recipe/corpus/voices/voices.ts';
import {wordings} from '../../models/recipe/corpus/wordings/all.ts';

const topics = Object.values(subjects).flatMap(subject => subject.topics);
const answers = topics.flatMap(topic => topic.answer);
const teaches = (text: string): boolean => answers.some(answer => answer.includes(text));

test('every command of the keymap is taught', () => {
	for (const {command, keys, help} of keymap) {
		expect(teaches(`${keys.join(' or ')} to ${help.replace(/^in the [a-z]+: /, '')}`), command).toBe(true);
	}
});

test('every command that is only typed is taught, and every alert', () => {
	for (const {name, argument} of slashCommands) {
		expect(argument === undefined || teaches(`Type /${[name, argument].filter(Boolean).join(' ')} to `), name).toBe(true);
	}

	for (const {cause, hint} of Object.values(alerts)) {
		expect(teaches(`${cause} ${hint}`), hint).toBe(true);
	}
});

test('every command and option of the shell is taught', () => {
	const usage = readFileSync(new URL('../../source/usage.ts', import.meta.url), 'utf8');
	const named = [...usage.matchAll(/^\t {2}(?:\$ lisa ([a-z]+)|(--[a-z-]+))/gm)].map(([, command, option]) => option ?? `lisa ${command}`);
	expect(named.length).toBeGreaterThan(30);
	for (const name of named) {
		expect(teaches(name), name).toBe(true);
	}
});

test('wordings belong to a topic', () => {
	const ids = new Set(topics.map(({id}) => id));
	expect(Object.keys(wordings).filter(id => !ids.has(id))).toEqual([]);
});

test('every model of the catalog is taught', () => {
	for (const {name, parameters, source} of catalog) {
		expect(teaches(`${name} has ${parameters} billion parameters`), name).toBe(true);
		expect(teaches(source), source).toBe(true);
	}
});

test('every problem, quantization and tier of hardware is taught', () => {
	for (const {cause, hint, exitCode} of Object.values(problems)) {
		expect(teaches(`${cause} ${hint}`), hint).toBe(true);
		expect(teaches(`Exit code ${exitCode}`), String(exitCode)).toBe(true);
	}

	for (const {name, bits, quality} of quantizations) {
		expect(teaches(`${name} uses about ${bits} bits per weight: ${quality}.`), name).toBe(true);
	}

	for (const {recommended, examples} of hardware) {
		expect(teaches(recommended), recommended).toBe(true);
		expect(teaches(examples.join(', ')), recommended).toBe(true);
	}
});

test('answers are short and say nothing twice', () => {
	for (const answer of answers) {
		const sentences = answer.split(/(?<=[.!?])\s+/);
		expect(new Set(sentences).size, answer).toBe(sentences.length);
		expect(answer.length, answer).toBeLessThan(420);
	}
});

test('voices are sentences below their topic, and their marks stand for themselves', () => {
	expect(readVoices('@a\none\n\ntwo (or) a|b\n@b\nthree\n@a\nfour')).toEqual({a: ['one', 'two «or» a¦b', 'four'], b: ['three']});
	expect(() => readVoices('nobody asked')).toThrow('No topic');
});

test('every pattern can be written', () => {
	const random = new Random(1);
	for (const {ask, id} of topics) {
		for (const pattern of ask) {
			expect(write(pattern, random), id).not.toMatch(/undefined|\[|^$/);
		}
	}
}, 30_000);

test('the same seed writes the same conversations', () => {
	const sample = (seed: number) => {
		const random = new Random(seed);
		return Array.from({length: 50}, () => converse(random, 3));
	};

	expect(sample(7)).toEqual(sample(7));
	expect(sample(7)).not.toEqual(sample(8));
});

test('the grammar chooses, leaves out and nests', () => {
	const random = new Random(3);
	const written = new Set(Array.from({length: 200}, () => write('(a|b (c|d))[ e]', random)));
	expect([...written].sort((a, b) => a.localeCompare(b))).toEqual(['a', 'a e', 'b c', 'b c e', 'b d', 'b d e']);
	expect(() => write('(a', random)).toThrow('Unbalanced');
	expect(() => write('a)', random)).toThrow('Unbalanced');
});
