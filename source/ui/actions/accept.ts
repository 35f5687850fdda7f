import {sortRungs} from '../../core/ladder.ts';
import {samplingRows} from '../../core/sampling.ts';
import {isComparing} from '../../core/view.ts';
import {paletteRows, type PaletteRow} from '../dialogs/palette.ts';
import type {Context} from './context.ts';
import {chosenConversation, openAt} from './finding.ts';
import {pick} from './pick.ts';
import {slashOnly} from './slash-only.ts';
import {run} from './run.ts';

/** Takes what is chosen in the dialog that is open. */
export function accept(context: Context): void {
	const {store, face} = context;
	const state = store.get();
	const {dialog, view, found} = state;
	if ((dialog?.kind === 'compare' && isComparing(view)) || (dialog?.kind === 'models' && !pick(context))) {
		return;
	}

	store.dispatch({type: 'dialog', dialog: undefined});
	switch (dialog?.kind) {
		case 'ladder': {
			const rung = sortRungs(view.rungs)[dialog.selected];
			if (rung !== undefined) {
				face.send({type: 'swap', path: rung.path});
			}

			break;
		}

		case 'conversations': {
			const chosen = chosenConversation(state);
			if (chosen !== undefined) {
				// Found by what was said in it: it opens there.
				const hit = chosen.title.toLowerCase().includes(dialog.filter.toLowerCase()) ? undefined : found?.hits.find(({session}) => session === chosen.id);
				openAt(context, chosen.id, hit?.message);
			}

			break;
		}

		case 'palette': {
			const row = paletteRows(dialog.filter)[dialog.selected];
			if (row !== undefined) {
				take(row, context);
			}

			break;
		}

		case 'search': {
			const hit = found?.hits[dialog.selected];
			if (hit !== undefined) {
				openAt(context, hit.session, hit.message);
			}

			break;
		}

		case 'settings': {
			write(`/set ${samplingRows[dialog.selected]?.name ?? ''} `, context);
			break;
		}

		case 'compare':
		case 'stats':
		case 'help':
		case 'models':
		case undefined:
	}
}

/** Runs a command of the palette, or begins it in the composer where it needs something more. */
function take({slash, command}: PaletteRow, context: Context): void {
	if (command !== undefined) {
		run(command, context);
	} else if (slash.argument === '') {
		slashOnly[slash.command]('', context);
	} else {
		write(`/${slash.name} `, context);
	}
}

/** Puts the beginning of a command into the composer; what was written there comes back with ↑. */
function write(text: string, {store}: Context): void {
	store.dispatch({type: 'composer', event: {type: 'clear'}});
	store.dispatch({type: 'composer', event: {type: 'insert', text}});
}
