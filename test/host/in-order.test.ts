import {expect, test} from 'vitest';
import {InOrder} from '../../source/host/in-order.ts';

test('what belongs to a conversation waits until it is there, and nothing else does', async () => {
	const order = new InOrder();
	const seen: string[] = [];
	const opening = Promise.withResolvers<void>();
	const done = [
		order.run('new', async () => {
			await opening.promise;
			seen.push('new');
		}),
		order.run('send', async () => {
			seen.push('send');
		}),
		order.run('stop', async () => {
			seen.push('stop');
		}),
	];
	await done[2];
	expect(seen).toEqual(['stop']);
	opening.resolve();
	await Promise.all(done);
	expect(seen).toEqual(['stop', 'new', 'send']);
});

test('at once where nothing is under way, and after one that failed', async () => {
	const order = new InOrder();
	const seen: string[] = [];
	void order.run('send', async () => {
		seen.push('send');
	});
	expect(seen).toEqual(['send']);
	const failed = order.run('open', async () => {
		throw new Error('gone');
	});
	const after = order.run('send', async () => {
		seen.push('after');
	});
	await expect(failed).rejects.toThrow('gone');
	await after;
	expect(seen).toEqual(['send', 'after']);
});
