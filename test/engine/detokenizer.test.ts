import type {Token} from 'node-llama-cpp';
import {expect, test} from 'vitest';
import {detokenizer} from '../../source/engine/detokenizer.ts';

const pieces = ['<s>', '[THINK]', '[/THINK]', 'hm', 'Yes'];
const model = {
	isSpecialToken: (token: Token | undefined) => token !== undefined && token < 3,
	detokenize: (tokens: readonly Token[], special?: boolean) => tokens.map(token => token < 3 && !special ? '' : pieces[token]).join(''),
};

test('of the control tokens only those around a thought are text', () => {
	const text = detokenizer(model);
	expect([0, 1, 3, 2, 4].map(token => text([token], [])).join('')).toBe('[THINK]hm[/THINK]Yes');
});
