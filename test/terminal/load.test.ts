import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();

test('a model that does not load leaves the one before in its place, and the conversation goes on', async () => {
	const home = makeHome();
	const broken = path.join(home.folder, 'broken.gguf');
	writeFileSync(broken, 'GGUF');
	const terminal = open(home, []);
	await terminal.until(/ready\s*$/u);
	terminal.write(`/model ${broken}\r`);
	await terminal.until(/LISA[\s│]+stays[\s│]+on/u);
	await terminal.until(/ready\s*$/u);
	terminal.write('who are you?\r');
	await terminal.until(/F16 · \d+ tok/u);
	expect(terminal.text).toContain('LISA Tiny');
});
