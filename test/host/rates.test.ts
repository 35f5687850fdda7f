import {describe, expect, test} from 'vitest';
import {Rates} from '../../source/host/rates.ts';
import {Reply} from '../../source/host/reply.ts';
import {Store} from '../../source/storage/store.ts';

const model = {path: '/m/q8.gguf', quantization: 'Q8_0'};

/** A reply with stretches of so many tokens, each on a rung and with so many milliseconds between two. */
function replyOf(...stretches: ReadonlyArray<readonly [rung: string, tokens: number, milliseconds: number]>): Reply {
	const reply = new Reply({id: 'r', model: 'm', asked: 0});
	let time = 1000;
	for (const [rung, tokens, milliseconds] of stretches) {
		for (let index = 0; index < tokens; index++) {
			time += milliseconds;
			reply.token({type: 'token', token: 1, id: 'r', text: 'a', time, used: 1, rung, ...(index === 0 && reply.rungs.length > 0 && {pause: true})});
		}
	}

	return reply;
}

describe('a rate is kept', () => {
	test.each([
		['of a reply on one rung', [['Q8_0', 17, 20]], 50],
		['of the last rung of a reply that crossed two', [['F16', 40, 100], ['Q8_0', 17, 20]], 50],
		['not over too few tokens', [['F16', 40, 100], ['Q8_0', 15, 20]], undefined],
		['not where the swap came after the last token', [['F16', 40, 100]], undefined],
	] as const)('%s', (_, stretches, rate) => {
		const rates = new Rates(new Store(':memory:'));
		rates.keep(model, replyOf(...stretches));
		expect(rates.seen.get(model.path)).toEqual(rate);
	});

	test('of the rung that is left, before the swap', () => {
		const rates = new Rates(new Store(':memory:'));
		rates.keepStretch(model.path, replyOf(['Q8_0', 21, 40]).progress().onRung);
		rates.keepStretch('/m/other.gguf', undefined);
		expect([...rates.seen]).toEqual([['/m/q8.gguf', 25]]);
	});

	test('the latest is the last, which the others are predicted from', () => {
		const rates = new Rates(new Store(':memory:'));
		rates.put('/a', 1);
		rates.put('/b', 2);
		rates.put('/a', 3);
		expect([...rates.seen]).toEqual([['/b', 2], ['/a', 3]]);
	});
});
