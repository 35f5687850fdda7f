import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {launcher, TestTerminal, type Home} from './terminal.ts';

/** How keys reach the program: from a terminal as bytes, or from tmux, which rewrites some of them. */
export type Driver = 'a terminal' | 'tmux';

/** What there is on this box to press keys with. */
export const drivers: readonly Driver[] = spawnSync('tmux', ['-V']).status === 0 ? ['a terminal', 'tmux'] : ['a terminal'];

/** The bytes xterm sends for keys that are not a character. */
const bytes: Readonly<Record<string, string>> = {
	Enter: '\r', Escape: '\u001B', Tab: '\t', Backspace: '\u007F', Delete: '\u001B[3~', PageUp: '\u001B[5~', PageDown: '\u001B[6~', Home: '\u001B[H', End: '\u001B[F', Up: '\u001B[A', Down: '\u001B[B', Right: '\u001B[C', Left: '\u001B[D',
};

/** What tmux calls those that it does not call as LISA does. */
const tmuxNames: Readonly<Record<string, string>> = {PageUp: 'PPage', PageDown: 'NPage', Delete: 'DC', Backspace: 'BSpace'};

/** @returns What a terminal sends for a key of the keymap, or of readline. */
export function bytesOf(name: string): string {
	const parts = name.split('+');
	// `Ctrl++` is no key of LISA’s; `+` alone is.
	const last = name === '+' ? '+' : parts.pop()!;
	const [isCtrl, isAlt] = [parts.includes('Ctrl'), parts.includes('Alt')];
	const arrow = /^\u001B\[([A-DHF])$/u.exec(bytes[last] ?? '')?.[1];
	if (arrow !== undefined && (isCtrl || isAlt)) {
		return `\u001B[1;${1 + (isAlt ? 2 : 0) + (isCtrl ? 4 : 0)}${arrow}`;
	}

	const plain = bytes[last] ?? (isCtrl ? String.fromCodePoint(last.codePointAt(0)! & 31) : isAlt ? last.toLowerCase() : last);
	return isAlt ? `\u001B${plain}` : plain;
}

/** @returns What `tmux send-keys` takes for it. */
export function tmuxNameOf(name: string): string {
	const [, modifiers = '', last = ''] = /^((?:Ctrl\+|Alt\+)*)(.+)$/u.exec(name) ?? [];
	const key = tmuxNames[last] ?? (modifiers !== '' && last.length === 1 ? last.toLowerCase() : last);
	return modifiers.replace('Ctrl+', 'C-').replace('Alt+', 'M-') + key;
}

/**
The built program at 120×40, with somebody who presses keys by the names the keymap gives them.
*/
export class KeyStage extends TestTerminal {
	readonly #tmux: ((command: string, ...rest: readonly string[]) => void) | undefined;

	/**
	@param session A name that no other stage of this home has.
	@param options Lines of the configuration of tmux.
	*/
	constructor(driver: Driver, home: Home, session: string, arguments_: readonly string[] = [], options: readonly string[] = []) {
		// The shell shows what the program leaves behind, and tmux keeps its window until then.
		const script = path.join(home.folder, `${session}.sh`);
		writeFileSync(script, `"${process.execPath}" "${launcher}" ${arguments_.map(argument => `'${argument}'`).join(' ')}; echo "left with $?"; read line\n`);
		const environment: Record<string, string> = {...home.environment, TMUX_TMPDIR: home.folder};
		delete environment['TMUX'];
		const configuration = path.join(home.folder, 'tmux.conf');
		writeFileSync(configuration, ['set -g status off', ...options, ''].join('\n'));
		const inTmux = ['-u', '-L', 'keys', '-f', configuration, 'new-session', '-s', session, 'sh', script];
		super({...home, environment}, [], driver === 'tmux' ? {program: 'tmux', programArguments: inTmux} : {program: 'sh', programArguments: [script]});
		this.#tmux = driver === 'tmux'
			? (command, ...rest) => {
				spawnSync('tmux', ['-L', 'keys', command, '-t', session, ...rest], {env: environment});
			}
			: undefined;
	}

	/** A key is seen at once, on a busy box within seconds. */
	override async until(what: string | RegExp | (() => boolean), patience = 20_000): Promise<void> {
		return super.until(what, patience);
	}

	/** The line that is written on, where it is one. */
	get composer(): string {
		return (/^│ › ([^│]*)│/u.exec(this.lines.at(-3)!)?.[1] ?? '').trimEnd();
	}

	/** The bottom line. */
	get status(): string {
		return this.lines.at(-1)!;
	}

	/** Nothing is open, written or running. */
	get isAtRest(): boolean {
		return this.composer === 'ask something' && /ready\s*$/u.test(this.status) && !/[╭├]─ › /u.test(this.text) && !/ back {2,}/u.test(this.status);
	}

	press(...keys: readonly string[]): void {
		for (const key of keys) {
			if (this.#tmux === undefined) {
				this.write(bytesOf(key));
			} else {
				this.#tmux('send-keys', tmuxNameOf(key));
			}
		}
	}

	/** Types text, all at once; what ends in a carriage return is sent. */
	type(text: string): void {
		if (this.#tmux === undefined) {
			this.write(text);
			return;
		}

		const line = text.replace(/\r$/u, '');
		this.#tmux('send-keys', '-l', line);
		if (line !== text) {
			this.#tmux('send-keys', 'Enter');
		}
	}

	/** Closes, stops and clears until nothing is left of what was tried. */
	async rest(): Promise<void> {
		while (!this.isAtRest) {
			const before = this.text;
			const isWritten = this.composer !== 'ask something' && this.composer !== '' && !/ back {2,}/u.test(this.status);
			this.press(isWritten ? 'Ctrl+C' : 'Escape');
			await this.until(() => this.isAtRest || this.text !== before);
		}
	}

	/** Ends what runs in it, and tmux with it. */
	override kill(): void {
		this.#tmux?.('kill-session');
		super.kill();
	}
}
