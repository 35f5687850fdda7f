import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {lisa, withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();

test('what is set is used without a flag, shown with where it comes from, and changed', () => {
	const home = makeHome();
	expect(lisa(home, ['config', 'context', '512']).out).toContain('context: 512, from ');
	expect(lisa(home, ['config', 'model', 'guide']).code).toBe(0);
	expect(JSON.parse(lisa(home, ['config', 'context', '--json', '--context', '256']).out)).toEqual({name: 'context', value: 256, source: 'flag'});
	expect(lisa(home, ['ask', 'x '.repeat(600)])).toMatchObject({code: 65, error: expect.stringContaining('512') as string});
	expect(lisa(home, ['config', 'contxt', '1'])).toMatchObject({code: 64, out: '', error: expect.stringContaining('The closest is context') as string});
	expect(lisa(home, ['config', 'model', 'none.gguf'])).toMatchObject({code: 66, out: ''});
});

test('a setting that is wrong ends a command with its line, and not the screen', async () => {
	const home = makeHome();
	const file = path.join(home.environment['XDG_CONFIG_HOME']!, 'lisa', 'settings.json');
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, '{\n"theme": "drak"\n}');
	expect(lisa(home, ['ask', 'hello'])).toMatchObject({code: 64, out: '', error: expect.stringMatching(/settings\.json:2: theme takes dark, .*not “drak”\.\n.*lisa config theme dark/u) as string});
	expect(lisa(home, ['config'])).toMatchObject({code: 64, out: expect.stringMatching(/^theme +the last \/theme +default$/mu) as string});
	const terminal = open(home, [], {columns: 160, rows: 40});
	await terminal.until(/settings\.json:2: theme takes dark, light/u);
	await terminal.until(/ready\s*$/u);
});
