import type {TokenProfile} from '../core/bench.ts';
import {percent} from '../core/format.ts';
import type {Report} from './models-print.ts';
import type {Cell, Column} from './models-table.ts';

const columns: readonly Column[] = [{}, {right: true}, {}, {right: true}, {grow: true}];

/** A profile as the command has it: with what a frame of the screen costs, measured in a window of this size. */
export type ShownProfile = TokenProfile & {readonly drawing: number; readonly columns: number; readonly rows: number};

/** Where the time of a token goes, as a table: what makes it up, and what happens beside it in other processes. */
export function profileBlocks(profile: ShownProfile): Report['blocks'] {
	const {whole, decode, sampling, detokenize, rest, prefill, ipc, drawing} = profile;
	const share = (time: number) => percent(time / whole);
	const rows: ReadonlyArray<readonly [name: string, time: number | undefined, share: string, what: string]> = [
		['a token', whole, '', 'of a reply, on average'],
		['  decode', decode, share(decode), 'llama.cpp computes it'],
		['  sampling', sampling, share(sampling), 'it is chosen among all'],
		['  detokenize', detokenize, share(detokenize), 'it becomes text'],
		['  rest', rest, share(rest), 'the library around these calls'],
		['prefill', prefill, '', 'llama.cpp reads a token of a prompt'],
		['IPC', ipc, '', 'a message from the engine to the host'],
		['drawing', drawing, '', `a frame of ${profile.columns} by ${profile.rows}; eight a second at most`],
	];
	return ['', 'Where the time of a token goes, over one reply more with the usual sampling:', '', {
		columns,
		rows: rows.map(([name, time, part, what]): Cell[] => [{text: name}, {text: fine(time)}, {text: 'ms', color: 'dim'}, {text: part}, {text: what, color: 'dim'}]),
	}];
}

/** Milliseconds with three significant digits or so: parts may be a hundredth of the whole. */
function fine(time: number | undefined): string {
	return time === undefined ? '—' : time < 1 ? time.toFixed(3) : time < 100 ? time.toFixed(2) : time.toFixed(1);
}
