import {expect, test} from 'vitest';
import {Losses} from '../../source/host/losses.ts';

test('three in a row are too many', () => {
	const losses = new Losses();
	expect([losses.lost(), losses.lost(), losses.lost()]).toEqual([false, false, true]);
	expect(losses.count).toBe(3);
});

test('a model that says something in between is not failing', () => {
	const losses = new Losses();
	for (let round = 0; round < 10; round++) {
		expect(losses.lost()).toBe(false);
		for (let token = 0; token < 16; token++) {
			losses.heard({type: 'token'});
		}
	}
});

test('a few tokens prove nothing', () => {
	const losses = new Losses();
	const each = Array.from({length: 3}, () => {
		const tooOften = losses.lost();
		for (let token = 0; token < 15; token++) {
			losses.heard({type: 'token'});
		}

		return tooOften;
	});
	expect(each).toEqual([false, false, true]);
});

test('a person who asks again begins anew', () => {
	const losses = new Losses();
	losses.lost();
	losses.lost();
	losses.forget();
	expect(losses.lost()).toBe(false);
});

test('an engine that was never ready cannot start, whatever the one before it did', () => {
	const losses = new Losses();
	losses.heard({type: 'ready'});
	losses.lost();
	expect(losses.cannotStart).toBe(false);
	losses.lost();
	expect(losses.cannotStart).toBe(true);
});

test('another model has a count of its own', () => {
	const losses = new Losses();
	expect([losses.lost('a'), losses.lost('a'), losses.lost('b'), losses.lost('b'), losses.lost('b')]).toEqual([false, false, false, false, true]);
	expect(losses.count).toBe(3);
});
