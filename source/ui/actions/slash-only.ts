import {modelPath} from '../../host/model-path.ts';
import type {SlashOnly} from '../slash.ts';
import {askCompare, rungNamed} from './compare.ts';
import type {Context} from './context.ts';
import {notYet} from './not-yet.ts';
import {contextNamed, kvNamed, reload} from './reload.ts';

/** Does a slash command with what was written after it. Returns whether it was done; otherwise it was said why not. */
export type SlashHandler = (argument: string, context: Context) => boolean;

const missing: SlashHandler = (_, context) => {
	notYet(context);
	return false;
};

/** Commands that have no key: what each one does. */
export const slashOnly: Readonly<Record<SlashOnly, SlashHandler>> = {
	quant(argument, context) {
		const rung = rungNamed(argument, context);
		if (rung !== undefined) {
			context.face.send({type: 'swap', path: rung.path});
		}

		return rung !== undefined;
	},
	compare: (argument, context) => askCompare(rungNamed(argument, context), context),
	model(argument, {face}) {
		face.send({type: 'load', settings: {path: modelPath(argument)}});
		return true;
	},
	pull(argument, {face}) {
		face.send({type: 'pull', what: argument});
		return true;
	},
	context: (argument, context) => reload(contextNamed(argument), context),
	kv: (argument, context) => reload(kvNamed(argument), context),
	search: missing,
	rename: missing,
	delete: missing,
	export: missing,
	code: missing,
	edit: missing,
	continue: missing,
	undo: missing,
	system: missing,
	set: missing,
	preset: missing,
	theme: missing,
	stats: missing,
};
