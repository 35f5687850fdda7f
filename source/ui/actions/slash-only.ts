import {modelPath} from '../../host/model-path.ts';
import type {SlashOnly} from '../slash.ts';
import {edit, undo} from './branching.ts';
import {askCompare, rungNamed} from './compare.ts';
import type {Context} from './context.ts';
import {copyCode} from './copying.ts';
import {searchFor} from './finding.ts';
import {deleteThis, exportTo, setPreset, setSampling, setSystem, setTheme, showStats} from './keeping.ts';
import {contextNamed, kvNamed, reload} from './reload.ts';

/** Does a slash command with what was written after it. Returns whether it was done; otherwise it was said why not. */
export type SlashHandler = (argument: string, context: Context) => boolean;

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
	search: searchFor,
	rename(argument, {face}) {
		face.send({type: 'rename', title: argument});
		return true;
	},
	delete: (_, context) => deleteThis(context),
	export: exportTo,
	code: (_, context) => copyCode(context),
	edit: (_, context) => edit(context),
	continue(_, {face}) {
		face.send({type: 'continue'});
		return true;
	},
	undo: (_, context) => undo(context),
	system: setSystem,
	set: setSampling,
	preset: setPreset,
	theme: setTheme,
	stats: (_, context) => showStats(context),
};
