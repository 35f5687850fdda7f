import {sortRungs} from '../../core/ladder.ts';
import {isComparing} from '../../core/view.ts';
import {conversationsFound} from '../dialogs/conversations.ts';
import {paletteRows} from '../dialogs/palette.ts';
import type {Context} from './context.ts';
import {pick} from './pick.ts';
import {run} from './run.ts';

/** Takes what is chosen in the dialog that is open. */
export function accept(context: Context): void {
	const {store, face} = context;
	const {dialog, view} = store.get();
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
			const found = conversationsFound(view, dialog.filter)[dialog.selected];
			if (found !== undefined) {
				face.send({type: 'open', id: found.id});
			}

			break;
		}

		case 'palette': {
			const row = paletteRows(dialog.filter)[dialog.selected];
			if (row !== undefined) {
				run(row.command, context);
			}

			break;
		}

		case 'compare':
		case 'help':
		case 'models':
		case undefined:
	}
}
