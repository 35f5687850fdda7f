import {expect, test} from 'vitest';
import type {Finding} from '../../../source/core/finding.ts';
import {doctorReport} from '../../../source/commands/doctor/report.ts';
import {printer} from '../../../source/commands/models-print.ts';

const findings: readonly Finding[] = [
	{area: 'hardware', name: 'CPU', level: 'ok', said: '32 cores; as recommended.'},
	{area: 'memory', name: 'swap', level: 'ok', said: 'none.'},
	{area: 'memory', name: 'free', level: 'problem', said: 'the memory is nearly full, and whatever is loaded next will make the box swap.', remedy: 'Close what else uses memory: `lisa top` shows it.'},
	{area: 'storage', name: 'read speed', level: 'unknown', said: 'not measured: \u001B[2Jthere is no file.'},
];

function printed(json: boolean): string {
	let text = '';
	printer(json, {write(piece: string) {
		text += piece;
		return true;
	}})(doctorReport(findings, 80));
	return text;
}

test('by area, what is wrong first, what to do under it, no line too wide', () => {
	expect(printed(false)).toBe(`Hardware
ok         CPU         32 cores; as recommended.

Memory
problem    free        the memory is nearly full, and whatever is loaded next
                       will make the box swap.
                       → Close what else uses memory: \`lisa top\` shows it.
ok         swap        none.

Storage
not known  read speed  not measured: there is no file.

2 are fine, 1 problem, 1 could not be checked.
`);
});

test('as JSON: a count of each, and every finding', () => {
	expect(JSON.parse(printed(true))).toMatchObject({summary: {ok: 2, warning: 0, problem: 1, unknown: 1}, findings: [{name: 'CPU'}, {}, {level: 'problem'}, {}]});
});
