import {DatabaseSync} from 'node:sqlite';
import {describe, expect, test} from 'vitest';
import type {Message} from '../../source/core/chat.ts';
import {signsOf, signsOfColumn} from '../../source/storage/signs.ts';
import {searchQuery} from '../../source/storage/search-query.ts';
import {Store} from '../../source/storage/store.ts';

function stage(...texts: readonly string[]) {
	const store = new Store(':memory:');
	const messages: Message[] = [];
	for (const [index, text] of texts.entries()) {
		messages.push({id: String(index), role: 'user', text, time: index});
		store.write({id: 's', title: 'a talk', created: 0, messages}, messages.at(-1)!, index);
	}

	return {store, find: (words: string) => store.search(words).map(({message}) => Number(message))};
}

describe('finds', () => {
	test.each([
		['a word', 'memory', [2, 0]],
		['the beginning of one', 'memo', [2, 0]],
		['in any letter case', 'MEMORY', [2, 0]],
		['all the words, in any order', 'card memory', [2]],
		['with or without accents', 'resume', [1]],
		['an accent typed', 'mémory', [2, 0]],
		['nothing', 'absent', []],
		['nothing for nothing', '   ', []],
		['signs that are no word', '=>', [8, 3]],
		['signs and a word', '=> arrow', [3]],
		['a part of an unspaced script', '漢字', [4]],
		['one sign of it', '字', [8, 4]],
		['wildcards as they are', '100%', [5]],
		['a lone wildcard', '%', [5]],
		['a backslash alone', '\\', [6]],
		['quotes', '"quoted"', [7]],
		['signs that stand apart, not as if they stood together', '()', [8]],
		['letters within another script', 'は漢', [4]],
		['both, with letters between them', '漢a字', [8]],
		['several signs, wherever they are', '=> #', [8]],
		['a sign that folds to a letter', '\u212A漢', [8]],
	])('%s', (_, words, found) => {
		const {find} = stage('how much memory?', 'my résumé', 'memory of the card', 'an arrow => there', 'これは漢字です', 'it is 100% done', String.raw`a \d and more`, 'he "quoted" it', 'f() => # (漢a字) \u212A漢');
		expect(find(words)).toEqual(found);
	});

	test.each(['"', '""', 'a AND', 'NOT', 'text:x', 'NEAR(a b)', '*', '(', '{a b}: c', '^x', '-', 'a"b', '\0', '\uD800', 'x'.repeat(1000)])('%j is text, never an operator', words => {
		const {store} = stage('just words');
		expect(store.search(words)).toEqual([]);
	});
});

test('the words around are told, safe to draw', () => {
	const {store} = stage(`before \u001B[31m${'x '.repeat(100)}the needle\nin  the hay${' y'.repeat(200)}`);
	const [hit] = store.search('needle');
	expect(hit).toMatchObject({session: 's', title: 'a talk', role: 'user', found: 'needle'});
	expect(hit!.before).toMatch(/x the $/u);
	expect(hit!.after).toMatch(/^ in the hay y/u);
	expect(hit!.before.length).toBeLessThanOrEqual(61);
	expect(JSON.stringify(hit)).not.toMatch(/\\u00/u);
	expect(store.search('字')).toEqual([]);
});

test('what is written again, taken out or deleted is found as it is now', () => {
	const {store, find} = stage('first');
	const message: Message = {id: 'r', role: 'model', text: 'growing', time: 1, ending: 'running', rungs: [], model: 'm'};
	const write = (text: string) => {
		store.write({id: 's', title: 'a talk', created: 0, messages: [{id: '0', role: 'user', text: 'first', time: 0}, {...message, text}]}, {...message, text}, 2);
	};

	write('growing');
	write('growing taller');
	expect(store.search('taller')).toHaveLength(1);
	write('shrunk');
	expect([store.search('growing').length, store.search('shrunk').length]).toEqual([0, 1]);
	store.remove('r');
	expect(store.search('shrunk')).toEqual([]);
	write('now => then');
	expect(store.search('=>')).toHaveLength(1);
	write('now <= then');
	expect([store.search('=>').length, store.search('<=').length]).toEqual([0, 1]);
	store.remove('r');
	expect(store.search('<=')).toEqual([]);
	store.delete('s');
	expect(find('first')).toEqual([]);
	expect([store.open('s'), store.everything('s')]).toEqual([undefined, []]);
});

test('as many as asked for, the newest', () => {
	const {store} = stage(...Array.from({length: 10}, (_, index) => `word ${index}`));
	expect(store.search('word', 3).map(({message}) => message)).toEqual(['9', '8', '7']);
});

test('a query keeps words and signs apart', () => {
	expect(searchQuery('red 漢x字 50% "x _')).toEqual({match: '"red"* "50%"* """x"*', like: ['%漢x字%', String.raw`%\_%`], signs: ['%漢字%', String.raw`%\_%`]});
});

test('the database takes the same out of a text', () => {
	const database = new DatabaseSync(':memory:');
	const text = 'Every letter: abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789,\n\ttabs, Ünïcode, 漢字, \u212A; `x => {y}`';
	database.exec('CREATE TABLE texts (text TEXT)');
	database.prepare('INSERT INTO texts VALUES (?)').run(text);
	database.exec('CREATE VIEW bare AS SELECT ' + signsOfColumn('text') + ' AS signs FROM texts');
	expect(database.prepare('SELECT signs FROM bare').get()).toEqual({signs: signsOf(text)});
	expect(signsOf(text)).toBe(':,\t,Üï,漢字,\u212A;`=>{}`');
	database.close();
});
