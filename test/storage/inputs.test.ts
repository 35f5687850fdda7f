import {expect, test} from 'vitest';
import {attach} from '../../source/core/attachments.ts';
import type {Message} from '../../source/core/chat.ts';
import {Store} from '../../source/storage/store.ts';

function stage(sessions: Readonly<Record<string, readonly string[]>>): Store {
	const store = new Store(':memory:');
	for (const [title, texts] of Object.entries(sessions)) {
		const messages: Message[] = [];
		for (const [index, text] of texts.entries()) {
			messages.push({id: `${title} ${index}`, role: 'user', text, time: index});
			store.write({id: title, title, created: 0, messages}, messages.at(-1)!, index);
			messages.push({id: `${title} ${index} reply`, role: 'model', text: `reply to ${text}`, time: index, ending: 'end', rungs: [], model: 'm'});
			store.write({id: title, title, created: 0, messages}, messages.at(-1)!, index);
		}
	}

	return store;
}

const store = stage({
	one: ['Alpha ÜBER beta', '100 % of_it', String.raw`a \ backslash`, 'twice'],
	two: ['alpha again', 'twice', attach('see @notes.md', [{path: 'notes.md', text: 'alpha in a file'}])],
});

test.each([
	['alpha', ['alpha again', 'Alpha ÜBER beta']],
	['über', ['Alpha ÜBER beta']],
	['ber b', ['Alpha ÜBER beta']],
	['100 %', ['100 % of_it']],
	['f_i', ['100 % of_it']],
	['0_%', []],
	['\\', [String.raw`a \ backslash`]],
	['reply', []],
	['notes', ['see @notes.md']],
	['in a file', []],
])('%j is found in %j', (words, texts) => {
	expect(store.inputs(words).map(({text}) => text)).toEqual(texts);
});

test('each text once, with the conversation it was sent in last', () => {
	expect(store.inputs('twice')).toEqual([{text: 'twice', title: 'two'}]);
});

test('as many as asked for, the newest, and not more text than a person looks through', () => {
	expect(store.inputs('al', 1).map(({text}) => text)).toEqual(['alpha again']);
	const large = stage({much: Array.from({length: 10}, (_, index) => `${index}${'x'.repeat(200_000)}`)});
	expect(large.inputs('x').length).toBeLessThan(5);
});
