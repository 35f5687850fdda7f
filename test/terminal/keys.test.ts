import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {Message, Session} from '../../source/core/chat.ts';
import {keymap, type Binding, type CommandName} from '../../source/core/keymap.ts';
import {Store} from '../../source/storage/store.ts';
import {editingKeys} from '../../source/ui/editing-keys.ts';
import {drivers, KeyStage} from '../helpers/key-stage.ts';
import {bundledLadder} from '../helpers/rungs.ts';
import {enginePid, hostPid} from '../helpers/screen.ts';
import {makeHome} from '../helpers/terminal.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 120_000});

const rows: readonly Binding[] = keymap;

/** A question, and an answer of several lines that was thought about. */
function turn(index: number): Message[] {
	const id = String(index);
	const text = `<think>\na secret thought\n</think>\n\n${Array.from({length: 5}, (_, line) => `- point ${index}.${line}`).join('\n')}`;
	return [
		{id: `${id}-q`, role: 'user', text: `question ${index}`, time: index},
		{id: `${id}-a`, role: 'model', text, time: index, ending: 'end', rungs: ['F16'], model: 'LISA Tiny'},
	];
}

/** Two conversations: one to be deleted, and a long one that is opened, since it was written to last. */
function seed(file: string): void {
	const store = new Store(file);
	const sessions: Session[] = [
		{id: 'short', title: 'an old talk', created: 1, messages: turn(99)},
		{id: 'long', title: 'a long talk', created: 2, messages: Array.from({length: 8}, (_, index) => turn(index)).flat()},
	];
	for (const [now, session] of sessions.entries()) {
		for (const [index, message] of session.messages.entries()) {
			store.write({...session, messages: session.messages.slice(0, index + 1)}, message, now);
		}
	}

	store.close();
}

/** What a command is seen to do, from a screen at rest, when a key is pressed for it. */
type Case = (on: KeyStage, key: string) => Promise<void>;

describe.each(drivers)('through %s', driver => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-keys-'));
	const editor = path.join(folder, 'editor.sh');
	const home = makeHome({LISA_THEME: 'none', EDITOR: `sh ${editor}`, VISUAL: ''});
	const stages: KeyStage[] = [];
	let on: KeyStage;
	let model = '';

	/** A face more on the same host. */
	const open = (arguments_: readonly string[] = []) => {
		const stage = new KeyStage(driver, home, `s${stages.length}`, arguments_);
		stages.push(stage);
		return stage;
	};

	beforeAll(async () => {
		model = await bundledLadder(path.join(folder, 'models'), ['Q8_0']);
		writeFileSync(editor, 'printf "from the editor" > "$1"\n');
		seed(path.join(home.folder, 'data', 'lisa', 'lisa.db'));
		on = open(['--model', model]);
		await on.until(/Q8 {2}▸F16◂/u, 90_000);
		await on.until('point 7.4');
		await on.until(() => on.isAtRest);
		await anew();
	});

	afterAll(() => {
		for (const stage of stages) {
			stage.kill();
		}

		const host = hostPid(home);
		if (host !== undefined) {
			process.kill(host, 'SIGTERM');
		}

		home.remove();
		rmSync(folder, {recursive: true, force: true});
	});

	/** Something that is open is closed again. */
	const close = async (gone: string) => {
		on.press('Escape');
		await on.until(() => !on.text.includes(gone) && on.isAtRest);
	};

	const composed = async (text: string) => on.until(() => on.composer === text);
	const clear = async () => {
		on.press('Ctrl+C');
		await composed('ask something');
	};

	/** What is cleared is in the history, as what was sent. */
	const sentBefore = async (...texts: readonly string[]) => {
		for (const text of texts) {
			on.type(text);
			await composed(text);
			await clear();
		}
	};

	/** A conversation that the guide can follow. */
	const anew = async () => {
		on.press('Ctrl+N');
		await on.until(/^╭─ LISA Tiny · new conversation/u);
	};

	const inLongTalk = async () => {
		if (!on.text.startsWith('╭─ LISA Tiny · a long talk')) {
			on.press('Tab');
			await on.until('Conversations');
			on.type('long');
			await on.until(() => !on.text.includes('an old talk'));
			on.press('Enter');
			await on.until(/^╭─ LISA Tiny · a long talk/u);
			await on.until(() => on.isAtRest);
		}
	};

	/** An answer of the model's own is the last thing on the screen. */
	const answered = async () => {
		if (on.text.startsWith('╭─ LISA Tiny · a long talk')) {
			await anew();
		}

		if (!/F16 · \d+ tok · TTFT/u.test(on.text)) {
			on.type('who are you?\r');
			await on.until(/F16 · \d+ tok · TTFT/u);
			await on.until(() => on.isAtRest);
		}
	};

	/** @returns How many answers there are then. */
	const answeredAgain = async (key: string) => {
		const count = () => Number(/(\d)\/\1 · F16/u.exec(on.text)?.[1] ?? 1);
		const before = count();
		on.press(key);
		await on.until(() => count() === before + 1 && on.isAtRest);
		return before + 1;
	};

	const opened = async (title: string, command: string) => {
		on.press(command);
		await on.until(title);
	};

	const inLadder = async (rung: string) => {
		await opened('Ladder  LISA Tiny', 'Ctrl+T');
		await on.until(/▸ F16 .* running/u);
		while (chosen() !== rung) {
			const before = chosen();
			on.press('Down');
			await on.until(() => chosen() !== before);
		}
	};

	/** The rung that is chosen in the ladder. */
	const chosen = () => /▸ (\w+) /u.exec(on.text)?.[1];

	const toRung = async (word: string, rung: string) => {
		on.type(`/${word}\r`);
		await on.until(`▸${rung}◂`);
		await on.until(() => on.isAtRest);
	};

	/** The panel that has the focus. */
	const focused = () => /[╭├]─ › (\w+)/u.exec(on.text)?.[1];
	const inPanels = async () => {
		on.press('Ctrl+G');
		await on.until(() => focused() === 'GPU');
	};

	const leavePanels = async () => {
		on.press('Escape');
		await on.until(() => on.isAtRest);
	};

	/** What the bottom border of the panels says. */
	const span = () => / (held {2}.*?|[\d.]+ (?:s|min|h)) ─*╯\s*$/u.exec(on.lines.at(-2)!)?.[1] ?? '';

	/** Leaves by a key in a face of its own. */
	const leaves = async (key: string, words: string) => {
		const other = open();
		await other.until(() => other.isAtRest);
		other.press(key);
		await other.until('left with 0');
		expect(other.text).toContain(words);
		await on.until(() => on.isAtRest);
	};

	const cases: Record<CommandName, Case> = {
		async send(_, key) {
			on.type('which key quits?');
			await composed('which key quits?');
			on.press(key);
			await on.until('  › which key quits?');
			await on.until(/F16 · \d+ tok · TTFT/u);
		},
		async newline(_, key) {
			on.type('one');
			on.press(key);
			await on.until(/│ › one +│.*\n│ {4}/u);
			on.type('two');
			await on.until(/│ › one +│.*\n│ {3}two/u);
			await clear();
		},
		async 'history-back'(_, key) {
			await sentBefore('first', 'second');
			on.press(key);
			await composed('second');
			on.press(key);
			await composed('first');
			await clear();
		},
		async 'history-forward'(_, key) {
			await sentBefore('first', 'second');
			on.press('Up');
			await composed('second');
			on.press('Up');
			await composed('first');
			on.press(key);
			await composed('second');
			on.press(key);
			await composed('ask something');
		},
		async 'history-search'(_, key) {
			on.press(key);
			await on.until('│ search');
			on.type('question 9');
			// Sent in the other conversation.
			await on.until(() => on.composer === 'question 99' && on.text.includes('in “an old talk”'));
			on.press('Escape');
			await composed('ask something');
		},
		async complete(_, key) {
			on.type('/ladd');
			await composed('/ladd');
			on.press(key);
			await composed('/ladder');
			await clear();
		},
		async 'undo-edit'(_, key) {
			on.type('gone');
			await composed('gone');
			on.press(key);
			await composed('ask something');
		},
		async 'redo-edit'(_, key) {
			on.type('gone');
			await composed('gone');
			on.press('Ctrl+_');
			await composed('ask something');
			on.press(key);
			await composed('gone');
			await clear();
		},
		async editor(_, key) {
			on.press(key);
			await composed('from the editor');
			await clear();
		},
		async stop(_, key) {
			// An engine that stands still has not answered yet, however fast it is.
			const engine = enginePid(home)!;
			const stopped = on.text.split('stopped').length;
			process.kill(engine, 'SIGSTOP');
			try {
				on.type('tell me\r');
				await on.until(/(?:prefill|decoding)[^\n]*$/u);
				on.press(key);
				await on.until(/stopping[^\n]*$/u);
			} finally {
				process.kill(engine, 'SIGCONT');
			}

			await on.until(() => on.isAtRest);
			expect(on.text.split('stopped').length).toBeGreaterThan(stopped);
		},
		async ladder(_, key) {
			await opened('Ladder  LISA Tiny', key);
			await close('Ladder  LISA Tiny');
		},
		async 'rung-up'(_, key) {
			await toRung('down', 'Q8_0');
			on.press(key);
			await on.until('▸F16◂');
		},
		async 'rung-down'(_, key) {
			on.press(key);
			await on.until('▸Q8_0◂');
			await on.until(() => on.isAtRest);
			await toRung('up', 'F16');
		},
		async palette(_, key) {
			await opened('Palette', key);
			await close('Palette');
		},
		async new(_, key) {
			await answered();
			on.press(key);
			await on.until(/^╭─ LISA Tiny · new conversation/u);
		},
		async conversations(_, key) {
			await opened('Conversations', key);
			await on.until('a long talk');
			await close('Conversations');
		},
		async models(_, key) {
			await opened('Models', key);
			await close('Models');
		},
		async regenerate(_, key) {
			await answered();
			await answeredAgain(key);
		},
		async 'branch-back'(_, key) {
			await answered();
			const last = await answeredAgain('Ctrl+S');
			on.press(key);
			await on.until(`${last - 1}/${last} · F16`);
			on.press('Right');
			await on.until(`${last}/${last} · F16`);
		},
		async 'branch-forward'(_, key) {
			await answered();
			const last = await answeredAgain('Ctrl+S');
			on.press('Left');
			await on.until(`${last - 1}/${last} · F16`);
			on.press(key);
			await on.until(`${last}/${last} · F16`);
		},
		async copy(_, key) {
			await answered();
			on.press(key);
			await on.until(driver === 'tmux' ? 'Copied to tmux’s buffer' : /Sent to the terminal’s clipboard, and kept in/u);
			// Tmux sends what is in its buffer on by itself, where it does.
			expect(driver === 'tmux' || on.output.includes('\u001B]52;c;')).toBe(true);
			expect(existsSync(path.join(home.folder, 'run', 'lisa', 'copied.txt'))).toBe(true);
		},
		async fold(_, key) {
			await inLongTalk();
			on.press(key);
			await on.until('a secret thought');
			on.press(key);
			await on.until(() => !on.text.includes('a secret thought'));
		},
		async 'focus-panels'(_, key) {
			on.press(key);
			await on.until(() => focused() === 'GPU');
			on.press(key);
			await on.until(() => on.isAtRest);
		},
		async 'scroll-up'(_, key) {
			await inLongTalk();
			on.press(key);
			await on.until(/↓ \d+ more lines/u);
			on.press('Ctrl+L');
			await on.until(() => on.isAtRest);
		},
		async 'scroll-down'(_, key) {
			await inLongTalk();
			on.press('PageUp');
			await on.until(/↓ \d+ more lines/u);
			on.press(key);
			await on.until(() => !/↓ \d+ more lines/u.test(on.text));
			on.press('Ctrl+L');
		},
		async 'scroll-end'(_, key) {
			await inLongTalk();
			on.press('PageUp');
			await on.until(/↓ \d+ more lines/u);
			await on.until(/scrolled up\s*$/u);
			on.press(key);
			await on.until(() => on.isAtRest);
		},
		async 'choose-up'(_, key) {
			await inLadder('Q8_0');
			on.press(key);
			await on.until(() => chosen() === 'F16');
			await close('Ladder  LISA Tiny');
		},
		async 'choose-down'(_, key) {
			await inLadder('F16');
			on.press(key);
			await on.until(() => chosen() === 'Q8_0');
			await close('Ladder  LISA Tiny');
		},
		async accept(_, key) {
			await inLadder('Q8_0');
			on.press(key);
			await on.until('▸Q8_0◂');
			await on.until(() => on.isAtRest);
			await toRung('up', 'F16');
		},
		async compare(_, key) {
			await answered();
			await inLadder('Q8_0');
			on.press(key);
			await on.until('Compare  F16 · Q8_0');
			await on.until(/same token at \d+ of \d+/u);
			await close('same token at');
		},
		async make(_, key) {
			await inLadder('Q4_K_M');
			await on.until(/▸ Q4_K_M .* make/u);
			on.press(key);
			await on.until(/▸ Q4_K_M +[\d.]+ +\d+ MiB +\d+ MiB {2}fits {2}/u);
			await close('Ladder  LISA Tiny');
		},
		async remove(_, key) {
			await opened('Conversations', 'Tab');
			on.type('old');
			await on.until(() => on.text.includes('an old talk') && !on.text.includes('▸ a long talk'));
			on.press(key);
			await on.until('Del again deletes “an old talk” for good');
			on.press(key);
			await on.until(() => !on.text.includes('▸ an old talk'));
			await close('Conversations');
		},
		async 'panel-next'(_, key) {
			await inPanels();
			on.press(key);
			await on.until(() => focused() === 'Memory');
			await leavePanels();
		},
		async 'panel-previous'(_, key) {
			await inPanels();
			on.press(key);
			await on.until(() => focused() === 'Model');
			await leavePanels();
		},
		async 'panel-zoom'(_, key) {
			await inPanels();
			on.press('Down');
			await on.until(() => focused() === 'Memory');
			on.press(key);
			await on.until(() => !on.text.includes('ask something'));
			on.press(key);
			await on.until('ask something');
			await leavePanels();
		},
		async 'window-longer'(_, key) {
			await inPanels();
			const before = span();
			on.press(key);
			await on.until(() => span() !== before && span().endsWith('min'));
			on.press('-');
			await on.until(() => span() === before);
			await leavePanels();
		},
		async 'window-shorter'(_, key) {
			await inPanels();
			const before = span();
			on.press('+');
			await on.until(() => span() !== before);
			on.press(key);
			await on.until(() => span() === before);
			await leavePanels();
		},
		async pause(_, key) {
			await inPanels();
			on.press(key);
			await on.until(() => span().startsWith('held'));
			on.press(key);
			await on.until(() => !span().startsWith('held'));
			await leavePanels();
		},
		async 'look-back'(_, key) {
			await inPanels();
			on.press(key);
			await on.until(() => span().startsWith('held'));
			await leavePanels();
		},
		async 'look-forward'(_, key) {
			await inPanels();
			on.press('Left');
			await on.until(() => span().startsWith('held'));
			on.press(key);
			await on.until(() => !span().startsWith('held'));
			await leavePanels();
		},
		async sort(_, key) {
			const top = open(['top']);
			await top.until(/by RAM/u);
			top.press(key);
			await top.until(/by CPU/u);
			top.press('q');
			await top.until('left with 0');
		},
		async back(_, key) {
			await opened('Palette', 'Ctrl+P');
			on.press(key);
			await on.until(() => on.isAtRest);
		},
		async help(_, key) {
			await opened('start a new conversation', key);
			await close('start a new conversation');
		},
		async detach(_, key) {
			await leaves(key, 'detached');
		},
		async quit(_, key) {
			await leaves(key, 'session saved');
		},
	};

	describe.each(rows)('$command', ({command, keys}) => {
		test.each(keys)('%s', async key => {
			await on.rest();
			await cases[command as CommandName](on, key);
		});
	});

	/** What `one two |three` becomes with a key of readline and an `X` behind it. */
	const edited: Readonly<Record<string, string>> = {
		Left: 'one twoX three',
		Right: 'one two tXhree',
		'Ctrl+B': 'one twoX three',
		'Ctrl+F': 'one two tXhree',
		'Alt+B': 'one Xtwo three',
		'Alt+F': 'one two threeX',
		'Alt+Left': 'one Xtwo three',
		'Alt+Right': 'one two threeX',
		'Ctrl+Left': 'one Xtwo three',
		'Ctrl+Right': 'one two threeX',
		Home: 'Xone two three',
		End: 'one two threeX',
		'Ctrl+A': 'Xone two three',
		'Ctrl+E': 'one two threeX',
		Backspace: 'one twoXthree',
		'Ctrl+H': 'one twoXthree',
		Delete: 'one two Xhree',
		'Alt+Backspace': 'one Xthree',
		'Ctrl+W': 'one Xthree',
		'Ctrl+U': 'Xthree',
		'Ctrl+K': 'one two X',
		// What the key before it took away.
		'Ctrl+Y': 'one two threeXthree',
	};

	test.each(Object.keys(editingKeys))('%s edits the message', async key => {
		await on.rest();
		on.type('one two three');
		await composed('one two three');
		on.press('Left', 'Left', 'Left', 'Left', 'Left', key);
		on.type('X');
		await composed(edited[key]!);
	});
});
