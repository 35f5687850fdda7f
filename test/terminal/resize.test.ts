import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {withTerminals} from '../helpers/screen.ts';
import {TestTerminal, launcher} from '../helpers/terminal.ts';

const {home: makeHome, open} = withTerminals();

const isIntact = (terminal: TestTerminal) => terminal.lines[0]!.startsWith('╭─') && terminal.lines[0]!.endsWith('╮') && terminal.lines.slice(1, -2).every(line => /^[│├].*[│┤]$/u.test(line)) && terminal.lines.at(-2)!.startsWith('╰');

test('a window that is pulled at and let go at the size it had is whole', async () => {
	const terminal = open(makeHome());
	await terminal.until(/ready\s*$/u);
	for (let round = 0; round < 5; round++) {
		for (const [columns, rows] of [[80, 24], [200, 60], [30, 8], [120, 40]] as const) {
			terminal.resize(columns, rows);
		}

		await terminal.until(() => isIntact(terminal));
	}
});

test('what was left on the screen by a resize is gone when the shell is back', async () => {
	const home = makeHome();
	const script = path.join(home.folder, 'run.sh');
	writeFileSync(script, `"${process.execPath}" "${launcher}"; echo "after $?"; read line`);
	const terminal = new TestTerminal(home, [], {columns: 80, rows: 24, program: 'sh', programArguments: [script]});
	try {
		await terminal.until(/ready\s*$/u);
		terminal.resize(160, 50);
		await terminal.until(() => isIntact(terminal));
		terminal.write('\u0003');
		await terminal.until('after 0');
		expect(terminal.screen).toBe('normal');
		// Every row was erased after the last frame was drawn, so that no terminal has anything of it to bring back.
		const erased = terminal.output.slice(terminal.output.lastIndexOf('\u001B[1;1H\u001B[2K'));
		expect(erased).toContain('\u001B[50;1H\u001B[2K');
		expect(erased).not.toContain('╭');
		expect(erased.match(/\u001B\[\?1049l/gu)).toHaveLength(1);
		expect(terminal.output).not.toMatch(/\u001B\[3J/u);
	} finally {
		terminal.kill();
	}
});
