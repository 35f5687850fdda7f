import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {withTerminals} from '../helpers/screen.ts';
import {launcher, type Home, type TestTerminal} from '../helpers/terminal.ts';

const {home: makeHome, open} = withTerminals();

/** The pseudo-terminal names itself, so it is told otherwise from within. */
function openDumb(home: Home): TestTerminal {
	return open(home, [], {columns: 120, rows: 40, program: 'env', programArguments: ['TERM=dumb', process.execPath, launcher]});
}

describe('the chat in plain lines', () => {
	test('answers, swaps, tells its figures and quits, and only adds to what stands', async () => {
		const terminal = open(makeHome({LISA_SCREEN_READER: '1'}));
		await terminal.until(/is ready, F16[^\n]*\n> $|is ready, F16[^\n]*\n>\s*$/u);
		terminal.write('What is a GGUF file?\r');
		await terminal.until(/LISA: F16, \d+ tok, TTFT [\d.,]+ ms, [\d.,]+ tok\/s/u);
		expect(terminal.text).toMatch(/> What is a GGUF file\?\n\S+/u);
		terminal.write('/quant Q8_0\r');
		await terminal.until('LISA: Now on Q8_0', 60_000);
		expect(terminal.text).toContain('LISA: Loading Q8_0.');
		terminal.write('/panels\r');
		await terminal.until(/Model: .*Q8_0/u);
		expect(terminal.text).toMatch(/RAM: [\d.]+ [MG]iB of [\d.]+ GiB used/u);
		terminal.write('/editor\r');
		await terminal.until('/editor needs the screen.');
		terminal.write('\u0003');
		expect(await terminal.untilExit()).toBe(0);
		expect(terminal.text).toContain('LISA: session saved');
		// Only what readline needs for the line that is typed.
		expect(terminal.output.replaceAll(/\u001B\[\d*[GJ]/gu, '')).not.toContain('\u001B');
		expect(terminal.output).not.toContain('\u001B[2J');
	});

	test('stands without a single escape in a terminal that is dumb, and keeps what was being written', async () => {
		const home = makeHome();
		const first = openDumb(home);
		await first.until('is ready, F16');
		first.write('one line that\\\n');
		await first.until(/that\\\n>/u);
		first.write('\u0004');
		expect(await first.untilExit()).toBe(0);
		expect(first.output).not.toContain('\u001B');

		const next = openDumb(home);
		await next.until('LISA: You were writing:\none line that');
		next.write('\u0003');
		await next.until('LISA: Dropped');
		next.write('\u0003');
		expect(await next.untilExit()).toBe(0);
		expect(next.output).not.toContain('\u001B');
	});
});
