import {expect, test} from 'vitest';
import {parseSlash, slashCommands} from '../../source/ui/slash.ts';

test.each([
	['/help', 'help', '', 'help'],
	['  /help  ', 'help', '', 'help'],
	['/quant Q4_K_M', 'quant', 'Q4_K_M', 'quant'],
	['/quant   Q4_K_M  ', 'quant', 'Q4_K_M', 'quant'],
	['/quant', 'quant', '', 'quant'],
	['/model ~/a model.gguf', 'model', '~/a model.gguf', 'model'],
	['/model a\nb', 'model', 'a\nb', 'model'],
	['/up', 'up', '', 'rung-up'],
	['/nonsense', 'nonsense', '', undefined],
	['/nonsense x', 'nonsense', 'x', undefined],
])('%j is the command %s with %j', (text, word, argument, command) => {
	const slash = parseSlash(text)!;
	expect([slash.word, slash.argument, slash.command?.command]).toEqual([word, argument, command]);
});

test.each(['', 'help', '/', '//', '/etc/hosts', '/etc/hosts is a file', '/Help', 'a /help', '/help?', '/漢'])('%j is a message', text => {
	expect(parseSlash(text)).toBeUndefined();
});

test('a long message of blanks is read at once', () => {
	const start = performance.now();
	parseSlash(`/a${'\n '.repeat(100_000)}x\u0000`);
	parseSlash(`/model${' '.repeat(200_000)}`);
	expect(performance.now() - start).toBeLessThan(500);
});

test('each word once, with help', () => {
	expect(new Set(slashCommands.map(({name}) => name)).size).toBe(slashCommands.length);
	for (const {name, help} of slashCommands) {
		expect(name).toMatch(/^[a-z]+$/);
		expect(help).not.toBe('');
	}
});
