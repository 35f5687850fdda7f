import {bytes, gibibytes, integer} from '../../core/format.ts';
import {quantizationNamed, sortRungs} from '../../core/ladder.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/**
The ladder: every quantization of the model in use that lies beside it, from the most bits to the fewest.
*/
export function ladderLines(view: View, width: number, height: number, selected: number, theme: Theme): string[] {
	const rungs = sortRungs(view.rungs);
	const model = view.model.phase === 'ready' ? view.model.model : undefined;
	const chosen = rungs[Math.min(selected, rungs.length - 1)];
	const available = view.samples.at(-1)?.memory?.available;
	const rows = rungs.map(rung => {
		const state = rung.path === model?.path ? 'running' : '';
		return `${cleanLine(rung.name).padEnd(8)} ${rung.bits.toFixed(2).padStart(5)}  ${bytes(rung.size).padStart(9)}  ${(state || (quantizationNamed(rung.name)?.quality ?? '')).padEnd(40)}`;
	});
	return listLines({
		title: `Ladder  ${cleanLine(model?.name ?? 'no model')}`,
		status: available === undefined ? '' : `${gibibytes(available)} GiB of RAM free`,
		head: theme.dim(`  ${'rung'.padEnd(8)} ${'bits'.padStart(5)}  ${'size'.padStart(9)}`),
		rows: rows.length > 0 ? rows : [theme.dim('no model is loaded yet')],
		...(rows.length > 0 && {selected: Math.min(selected, rows.length - 1)}),
		foot: preview(view, chosen?.path === model?.path ? undefined : chosen?.name, rungs.length).map(line => theme.dim(line)),
		width: Math.min(width, 76),
		height,
		theme,
	});
}

function preview({model, contextUsed}: View, to: string | undefined, count: number): string[] {
	const keys = '↑↓ choose   ⏎ swap   esc back';
	if (count <= 1) {
		return ['Only one rung is here. Put another quantization of the same model', 'beside it and it becomes one.', keys];
	}

	if (to === undefined || model.phase !== 'ready') {
		return ['', keys];
	}

	return [`to ${cleanLine(to)}: the conversation goes on, with ${integer(contextUsed)} tokens of context.`, keys];
}
