import {expect, test, vi} from 'vitest';
import {Draft} from '../../source/host/draft.ts';
import {Store} from '../../source/storage/store.ts';

test('is known at once, and on disk soon, once for many letters', async () => {
	const store = new Store(':memory:');
	const noted = vi.spyOn(store, 'note');
	const draft = new Draft(store);
	for (const text of ['h', 'ha', 'half']) {
		draft.set(text);
	}

	expect([draft.text, store.noted('draft')]).toEqual(['half', undefined]);
	await vi.waitUntil(() => store.noted('draft') === 'half');
	expect(noted).toHaveBeenCalledTimes(1);
	expect(new Draft(store).text).toBe('half');
});

test('is written when the host ends, and only where something waits', () => {
	const store = new Store(':memory:');
	const draft = new Draft(store);
	draft.flush();
	expect(store.noted('draft')).toBeUndefined();
	draft.set('half');
	draft.flush();
	expect(store.noted('draft')).toBe('half');
});
