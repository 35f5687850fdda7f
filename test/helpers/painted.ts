import xterm from '@xterm/headless';

/** A terminal that is drawn on: what it shows, and what was written to it. */
export class PaintedScreen {
	readonly #terminal;
	#writing: Promise<void> = Promise.resolve();
	/** Everything that was written since the last look. */
	written = '';

	constructor(columns: number, rows: number) {
		this.#terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	}

	readonly write = (sequence: string): void => {
		this.written += sequence;
		this.#writing = new Promise(resolve => {
			this.#terminal.write(sequence, resolve);
		});
	};

	resize(columns: number, rows: number): void {
		this.#terminal.resize(columns, rows);
	}

	/** Every cell with all that can be seen of it, a line a row. */
	async cells(): Promise<string[]> {
		await this.#writing;
		const {cols: columns, rows, buffer} = this.#terminal;
		return Array.from({length: rows}, (_, y) => {
			const line = buffer.active.getLine(buffer.active.viewportY + y)!;
			return Array.from({length: columns}, (__, x) => {
				const cell = line.getCell(x)!;
				const text = cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
				const ground = `${cell.getBgColorMode()}.${cell.getBgColor()}${cell.isInverse()}${cell.isUnderline()}${cell.isStrikethrough()}`;
				return text === ' ' ? ` ${ground}` : `${text}${ground}${cell.getFgColorMode()}.${cell.getFgColor()}${cell.isBold()}${cell.isDim()}${cell.isItalic()}`;
			}).join('|');
		});
	}

	/** As text, without styles. */
	async text(): Promise<string[]> {
		await this.#writing;
		const {rows, buffer} = this.#terminal;
		return Array.from({length: rows}, (_, y) => buffer.active.getLine(buffer.active.viewportY + y)!.translateToString(true));
	}

	async cursor(): Promise<{x: number; y: number}> {
		await this.#writing;
		const {cursorX: x, cursorY: y} = this.#terminal.buffer.active;
		return {x, y};
	}

	dispose(): void {
		this.#terminal.dispose();
	}
}
