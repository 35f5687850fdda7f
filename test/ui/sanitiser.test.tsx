import {render} from 'ink-testing-library';
import {beforeAll, expect, test} from 'vitest';
import xterm from '@xterm/headless';
import type {Message} from '../../source/core/chat.ts';
import {StreamCleaner} from '../../source/core/text.ts';
import {messageLines} from '../../source/ui/chat/message-lines.ts';
import {loadLexer} from '../../source/ui/chat/markdown/lexer.ts';
import {Lines} from '../../source/ui/frame/lines.tsx';
import {createTheme} from '../../source/ui/theme.ts';

beforeAll(loadLexer);

/** What a model may say to take the screen. */
const attacks = [
	'\u001B[2J\u001B[H',
'\u001B[?1049l',
'\u001B[?25l',
'\u001B[6n',
'\u001Bc',
'\u001B[31;1m',
'\u001B[9999;9999H',
'\u001B[?2004l',
'\u001B[4:3m',
	'\u001B]0;owned\u0007',
'\u001B]2;owned\u001B\\',
'\u001B]52;c;b3duZWQ=\u0007',
'\u001B]8;;file:///bin/sh\u0007x\u001B]8;;\u0007',
'\u001B]9;owned\u0007',
'\u001B]1337;File=inline=1:b3duZWQ=\u0007',
	'\u001BP$q"p\u001B\\',
'\u001BPtmux;\u001B\u001B]52;c;b3duZWQ=\u0007\u001B\\',
'\u001B_Gowned\u001B\\',
'\u001B^owned\u001B\\',
'\u001BXowned\u001B\\',
	'\u009B2J',
'\u009D0;owned\u009C',
'\u0090owned\u009C',
'\u009Fowned\u009C',
'\u009Eowned\u009C',
'\u0098owned\u009C',
	'\u202Eowned\u202C',
'\u2066owned\u2069',
'\u200F',
'\uD83D',
'\uDE00',
'a\rowned',
'\b\b\b',
'\u0007',
'\u007F',
'\u001B',
'\u001B[',
'\u001B]0;',
'\u001BP',
'\u000E',
'\u000F',
'\u0000',
	`a${'\uFE0F'.repeat(30)}`,
`b${'\u200D'.repeat(30)}`,
'\u{E0041}\u{E0042}',
];

const theme = createTheme('dark', 'unicode', true);
const model = (text: string, running: boolean): Message => ({id: 'm', role: 'model', text, time: 0, ending: running ? 'running' : 'end', rungs: [], model: 'm'});

/** What reaches the terminal for a message, as Ink writes it. */
function written(lines: readonly string[]): string {
	const {lastFrame, unmount} = render(<Lines lines={lines} width={100} height={lines.length}/>);
	const frame = lastFrame() ?? '';
	unmount();
	return frame;
}

/** A terminal that tells what was done to it. */
async function shown(bytes: string) {
	const terminal = new xterm.Terminal({cols: 100, rows: 60, allowProposedApi: true, convertEol: true});
	const done: string[] = [];
	terminal.onTitleChange(title => {
		done.push(`title ${title}`);
	});
	terminal.onBell(() => {
		done.push('bell');
	});
	terminal.onData(data => {
		done.push(`answer ${JSON.stringify(data)}`);
	});
	for (const code of [0, 2, 9, 52, 1337]) {
		terminal.parser.registerOscHandler(code, data => {
			done.push(`osc ${code} ${data}`);
			return true;
		});
	}

	terminal.parser.registerOscHandler(8, data => {
		if (!/^;(?:https?:\/\/.*)?$/u.test(data)) {
			done.push(`link ${data}`);
		}

		return false;
	});
	terminal.parser.registerCsiHandler({final: 'J'}, () => {
		done.push('erase');
		return true;
	});
	await new Promise<void>(resolve => {
		terminal.write(bytes, resolve);
	});
	const state = {done, screen: terminal.buffer.active.type, first: terminal.buffer.active.getLine(0)?.translateToString(true) ?? ''};
	terminal.dispose();
	return state;
}

/** Numbers that look random and are the same each time (Park and Miller's). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}

test.each(attacks.map(attack => [JSON.stringify(attack), attack] as const))('%s split at every place does nothing to the terminal', async (_, attack) => {
	const lines: string[] = [];
	for (let at = 0; at <= attack.length; at++) {
		const cleaner = new StreamCleaner();
		const streamed = cleaner.write(`start **a** ${attack.slice(0, at)}`) + cleaner.write(`${attack.slice(at)} end`) + cleaner.end();
		// With the engine's cleaner before it, and without: a message of an old store, or of another program, comes as it is.
		for (const [index, text] of [streamed, `start **a** ${attack.slice(0, at)}`, `start **a** ${attack} end`].entries()) {
			lines.push(...messageLines(model(text, index === 1), 100, theme, index === 1));
		}
	}

	const state = await shown(written(lines));
	expect([state.done, state.screen]).toEqual([[], 'normal']);
	expect(lines.filter(line => line.includes('start')).length).toBe((attack.length + 1) * 3);
});

test('mixtures of them, in pieces', async () => {
	const next = random(7);
	const pick = () => attacks[Math.floor(next() * attacks.length)]!;
	for (let round = 0; round < 40; round++) {
		const text = Array.from({length: 10}, () => pick() + ['**b**', '`c`', '\n- d ', '[e](https://f.org)', '\n```\n', ' g '][Math.floor(next() * 6)]!).join('');
		const cleaner = new StreamCleaner();
		let streamed = '';
		for (let from = 0; from < text.length;) {
			const size = 1 + Math.floor(next() * 6);
			streamed += cleaner.write(text.slice(from, from + size));
			from += size;
		}

		streamed += cleaner.end();
		for (const each of [streamed, text]) {
			const state = await shown(written(messageLines(model(`start a\n\n${each}`, round % 2 === 0), 100, theme, round % 2 === 0)));
			expect([text, state.done, state.screen]).toEqual([text, [], 'normal']);
			expect(state.first).toBe('  start a');
		}
	}
});

test.each(attacks)('%j in a line that nobody cleaned', async attack => {
	const state = await shown(written([`start ${attack} end`, 'x'.repeat(10)]));
	expect([state.done, state.screen]).toEqual([[], 'normal']);
});
