import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Entry} from '../../../source/ui/plain/entry.ts';
import type {Teller} from '../../../source/ui/plain/teller.ts';
import {faceStage} from '../../helpers/face-stage.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function stage() {
	const face = faceStage();
	const lines: string[] = [];
	const put: string[] = [];
	const teller = {isBusy: false, isAwaiting: false, sent: undefined as string | undefined, say() {}, again() {}};
	const entry = new Entry({
		context: face.context,
		isDumb: false,
		teller: teller as unknown as Teller,
		prompt: {
			typed: '',
			put(text) {
				put.push(text);
			},
			drop() {},
			remember() {},
			show() {},
			line(text) {
				lines.push(text);
			},
		},
	});
	return {
		face,
		entry,
		teller,
		lines: () => lines.splice(0),
		put,
		enter(line: string) {
			entry.take(line);
			vi.runAllTimers();
		},
	};
}

test('what is written while a reply runs is kept, line by line, and comes back at its end', () => {
	const {face, entry, teller, lines, put, enter} = stage();
	teller.isBusy = true;
	enter('first');
	enter('second');
	expect(lines()).toEqual(Array.from({length: 2}, () => 'LISA: A reply is running: this is kept until it has ended.'));
	teller.isBusy = false;
	entry.settle();
	expect([lines(), put]).toEqual([['LISA: You were writing:', 'first'], ['second']]);
	expect(face.asked()).toEqual([]);
});

test('what is written while there is no host is kept until there is one', () => {
	const {face, entry, lines, put, enter} = stage();
	face.store.dispatch({type: 'link', link: 'lost'});
	enter('a question');
	expect(lines()).toEqual(['LISA: The host is not there at the moment: this is kept until it is.']);
	entry.settle();
	expect([put, face.asked()]).toEqual([['a question'], []]);
});
