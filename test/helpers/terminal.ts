import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {spawn, type IPty} from '@lydell/node-pty';
import xterm from '@xterm/headless';

const root = path.join(import.meta.dirname, '..', '..');

/** The program as a person runs it. */
export const launcher = path.join(root, 'source', 'launcher.cjs');

/** A home of its own: no test sees another's conversations or host. */
export type Home = {readonly folder: string; readonly environment: Record<string, string>; remove(): void};

/** A developer's own host and looks are not the test's. */
function inherited(): Record<string, string> {
	const entries = Object.entries(process.env as Record<string, string>);
	return Object.fromEntries(entries.filter(([name]) => !name.startsWith('LISA_')));
}

export function makeHome(extra: Record<string, string> = {}): Home {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-test-'));
	const environment: Record<string, string> = {
		...inherited(),
		HOME: folder,
		XDG_RUNTIME_DIR: path.join(folder, 'run'),
		XDG_DATA_HOME: path.join(folder, 'data'),
		XDG_STATE_HOME: path.join(folder, 'state'),
		XDG_CACHE_HOME: path.join(folder, 'cache'),
		XDG_CONFIG_HOME: path.join(folder, 'config'),
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		COLORTERM: '',
		NO_COLOR: '',
		...extra,
	};
	delete environment['VITEST'];
	delete environment['NODE_ENV'];
	return {
		folder,
		environment,
		remove() {
			// A host that is ending may write its last row meanwhile.
			rmSync(folder, {recursive: true, force: true, maxRetries: 50, retryDelay: 20});
		},
	};
}

/**
The built program in a real pseudo-terminal, read back through a terminal emulator.
*/
export class TestTerminal {
	readonly pty: IPty;
	readonly #screen;
	/** Every byte the program wrote. */
	output = '';
	exit: {exitCode: number; signal?: number} | undefined;
	readonly #listeners = new Set<() => void>();

	constructor(home: Home, arguments_: readonly string[] = [], {columns = 120, rows = 40, program = process.execPath, programArguments = [launcher, ...arguments_]} = {}) {
		this.#screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: false});
		this.pty = spawn(program, programArguments, {cols: columns, rows, env: home.environment, cwd: home.folder, name: 'xterm-256color'});
		this.pty.onData(data => {
			this.output += data;
			this.#screen.write(data, () => {
				this.#changed();
			});
		});
		this.pty.onExit(exit => {
			this.exit = exit;
			this.#screen.write('', () => {
				this.#changed();
			});
		});
	}

	/** The screen as text, a line a row. */
	get text(): string {
		const {buffer, rows} = this.#screen;
		return Array.from({length: rows}, (_, row) => buffer.active.getLine(buffer.active.viewportY + row)?.translateToString(true) ?? '').join('\n');
	}

	get lines(): string[] {
		return this.text.split('\n');
	}

	/** Which of the terminal's two screens is shown. */
	get screen(): 'normal' | 'alternate' {
		return this.#screen.buffer.active.type;
	}

	get cursor(): {x: number; y: number} {
		return {x: this.#screen.buffer.active.cursorX, y: this.#screen.buffer.active.cursorY};
	}

	write(keys: string): void {
		this.pty.write(keys);
	}

	resize(columns: number, rows: number): void {
		this.#screen.resize(columns, rows);
		this.pty.resize(columns, rows);
	}

	/**
	Waits until something holds; looks each time the screen changes.

	@throws With the screen as it stood, after `patience` milliseconds.
	*/
	async until(what: string | RegExp | (() => boolean), patience = 30_000): Promise<void> {
		const holds = typeof what === 'function' ? what : () => (typeof what === 'string' ? this.text.includes(what) : what.test(this.text));
		if (holds()) {
			return;
		}

		await new Promise<void>((resolve, reject) => {
			const look = () => {
				if (holds()) {
					finish();
					resolve();
				}
			};

			const limit = setTimeout(() => {
				finish();
				reject(new Error(`Waited in vain for ${String(what)}. The screen:\n${this.text}\nexit: ${JSON.stringify(this.exit)}`));
			}, patience);
			const finish = () => {
				clearTimeout(limit);
				this.#listeners.delete(look);
			};

			this.#listeners.add(look);
		});
	}

	async untilExit(patience = 15_000): Promise<number> {
		await this.until(() => this.exit !== undefined, patience);
		return this.exit!.exitCode;
	}

	kill(): void {
		if (this.exit === undefined) {
			this.pty.kill('SIGKILL');
		}

		this.#screen.dispose();
	}

	#changed(): void {
		for (const listener of this.#listeners) {
			listener();
		}
	}
}
