import process from 'node:process';
import {type Cell, type Column, fitText, layOut} from './models-table.ts';

/** What a command has to say: as data, and as text made of lines and tables. */
export type Report = {
	readonly data: unknown;
	readonly blocks: ReadonlyArray<string | {readonly columns: readonly Column[]; readonly rows: ReadonlyArray<readonly Cell[]>; readonly like?: ReadonlyArray<readonly Cell[]>; /** What stands over the columns. */ readonly head?: readonly string[]}>;
};

/** Where output goes: stdout, or what a test gives. */
type Output = Pick<NodeJS.WriteStream, 'write'> & {readonly isTTY?: boolean; readonly columns?: number};

/**
Prints reports: text in the width of the terminal (80 in a pipe) and coloured only on one; or one JSON object.
*/
export function printer(json: boolean, output: Output = process.stdout): (report: Report) => number {
	const color = output.isTTY === true && !process.env['NO_COLOR'];
	const width = Math.max(20, (output.isTTY === true && output.columns) || 80);
	return ({data, blocks}) => {
		if (json) {
			output.write(`${toJson(data)}\n`);
			return 0;
		}

		const lines = blocks.flatMap(block => (typeof block === 'string' ? wrap(block, width) : layOut(block.columns, [...headOf(block.head), ...block.rows], {width, color, like: block.like})));
		output.write(`${lines.join('\n')}\n`);
		return 0;
	};
}

function headOf(head: readonly string[] | undefined): readonly Cell[][] {
	return head === undefined ? [] : [head.map((text): Cell => ({text, color: 'dim'}))];
}

/** JSON in which nothing can act on a terminal: what `JSON.stringify` leaves (DEL, C1, characters that reorder text) is escaped too. */
function toJson(data: unknown): string {
	const acting = /[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\uDB40(?=[\uDC00-\uDC7F])|(?<=\uDB40)[\uDC00-\uDC7F]/g;
	return JSON.stringify(data, undefined, '\t').replaceAll(acting, unit => String.raw`\u${unit.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

/** Breaks a sentence at spaces; a word that is too long is cut. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (fitText(longer, width) === longer || line === '') {
			line = longer;
		} else {
			lines.push(line);
			line = word;
		}
	}

	return [...lines, line].map(each => fitText(each, width));
}
