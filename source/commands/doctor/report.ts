import stringWidth from 'string-width';
import {areas, type Finding} from '../../core/finding.ts';
import {integer} from '../../core/format.ts';
import type {Report} from '../models-print.ts';
import type {Cell, Column} from '../models-table.ts';

const columns: readonly Column[] = [{}, {}, {grow: true}];
const words = {ok: 'ok', warning: 'warning', problem: 'problem', unknown: 'not known'} as const;
const colors = {ok: 'green', warning: 'yellow', problem: 'red', unknown: 'dim'} as const;

/** Cells before what is said: level, name, and the space between. */
const before = 9 + 12 + 4;

/**
The findings by area, with what is wrong first within each, and what to do under it.

@param width Of the terminal.
*/
export function doctorReport(findings: readonly Finding[], width: number): Report {
	const count = (level: Finding['level']) => findings.filter(finding => finding.level === level).length;
	const order = ['problem', 'warning', 'unknown', 'ok'];
	const like = findings.flatMap(finding => rowsOf(finding, width));
	const blocks = areas.flatMap(area => {
		const own = findings.filter(finding => finding.area === area).sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
		return own.length === 0 ? [] : ['', heading(area), {columns, rows: own.flatMap(finding => rowsOf(finding, width)), like}];
	});
	const summary = {ok: count('ok'), warning: count('warning'), problem: count('problem'), unknown: count('unknown')};
	// At the end, where it stands when the report is longer than the terminal.
	return {data: {summary, findings}, blocks: [...blocks.slice(1), '', summaryLine(summary)]};
}

function summaryLine({ok, warning, problem, unknown}: Readonly<Record<Finding['level'], number>>): string {
	const some = (number: number, one: string, more: string) => number === 0 ? [] : [`${integer(number)} ${number === 1 ? one : more}`];
	return `${[...some(ok, 'is fine', 'are fine'), ...some(warning, 'warning', 'warnings'), ...some(problem, 'problem', 'problems'), ...some(unknown, 'could not be checked', 'could not be checked')].join(', ')}.`;
}

function rowsOf({level, name, said, remedy}: Finding, width: number): Cell[][] {
	const room = Math.max(20, width - before);
	const lines = [...wrapped(said, room), ...(remedy === undefined ? [] : wrapped(`→ ${remedy}`, room))];
	return lines.map((text, index): Cell[] => [
		index === 0 ? {text: words[level], color: colors[level]} : {text: ''},
		{text: index === 0 ? name : ''},
		{text},
	]);
}

function wrapped(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line === '' || stringWidth(longer) <= width) {
			line = longer;
		} else {
			lines.push(line);
			line = word;
		}
	}

	return [...lines, line];
}

function heading(area: string): string {
	return area.slice(0, 1).toUpperCase() + area.slice(1);
}
