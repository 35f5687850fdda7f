import process from 'node:process';
import {type LisaError} from '../../core/errors.ts';
import {integer} from '../../core/format.ts';
import {readSetting, type SettingChange} from '../../core/read-setting.ts';
import {presets, samplingRows, type PresetName} from '../../core/sampling.ts';
import {cleanLine} from '../../core/text.ts';
import {palettes, type PaletteName} from '../frame/palettes.ts';
import type {Context} from './context.ts';
import {refuse, tell, tellError} from './tell.ts';

/** Deletes the conversation in use, when given twice. */
export function deleteThis(context: Context): boolean {
	const {store, face} = context;
	const {view: {session}, confirming} = store.get();
	if (session.messages.length === 0 && session.ahead !== true) {
		refuse(context, 'This conversation is empty, so there is nothing to delete.', 'Open another one with /open.');
		return false;
	}

	if (confirming !== session.id) {
		store.dispatch({type: 'own', change: {confirming: session.id}});
		tell(context, `Give /delete again to delete “${cleanLine(session.title)}” and its ${integer(session.messages.length)} messages for good.`);
		return true;
	}

	store.dispatch({type: 'own', change: {confirming: undefined}});
	void (async () => {
		if (await face.ask({type: 'delete', id: session.id}) !== undefined) {
			tell(context, `“${cleanLine(session.title)}” is deleted.`);
		}
	})();

	return true;
}

/** Writes the conversation to a file of the folder where this face was started. */
export function exportTo(file: string, context: Context): boolean {
	void (async () => {
		const written = await context.face.ask({type: 'export', folder: process.cwd(), ...(file !== '' && {file})});
		if (written?.file !== undefined) {
			tell(context, `Written to ${written.file}`);
		}
	})();

	return true;
}

/** Sets the system prompt; without a text it is shown, in the composer where it can be changed. */
export function setSystem(text: string, context: Context): boolean {
	const {store, face} = context;
	const {system} = store.get().view.session;
	if (text === '' && system === undefined) {
		tell(context, 'There is no system prompt.', '/system TEXT sets one for this conversation.');
		return true;
	}

	if (text === '') {
		store.dispatch({type: 'composer', event: {type: 'sent'}});
		store.dispatch({type: 'composer', event: {type: 'insert', text: `/system ${system!}`}});
		tell(context, 'This is the system prompt: change it and press Enter.', '/system none takes it away.');
		return false;
	}

	const none = text.toLowerCase() === 'none';
	face.send({type: 'system', text: none ? '' : text});
	tell(context, none ? 'The system prompt is taken away.' : 'The system prompt is set for this conversation.');
	return true;
}

/** Sets how the conversation samples; alone it shows all there is. */
export function setSampling(text: string, context: Context): boolean {
	if (text === '') {
		void showSampling(context);
		return true;
	}

	let change: SettingChange;
	try {
		change = readSetting(text);
	} catch (error) {
		tellError(context, error as LisaError);
		return false;
	}

	void (async () => {
		const outcome = await context.face.ask({type: 'set', name: change.key, value: change.value});
		const {name} = samplingRows.find(({key}) => key === change.key)!;
		if (outcome?.sampling !== undefined) {
			tell(context, `${name} is ${outcome.sampling[change.key] ?? 'not set'}.`);
		}
	})();

	return true;
}

/** Sets all of the sampling by a name; without one it is shown. */
export function setPreset(name: string, context: Context): boolean {
	if (name === '') {
		void showSampling(context);
		return true;
	}

	const wanted = name.toLowerCase();
	if (!Object.hasOwn(presets, wanted)) {
		refuse(context, `There is no preset “${name}”.`, `There are ${Object.keys(presets).join(', ')}.`);
		return false;
	}

	void (async () => {
		if (await context.face.ask({type: 'preset', name: wanted as PresetName}) !== undefined) {
			tell(context, `Sampling is ${wanted}.`, '/set shows what that is.');
		}
	})();

	return true;
}

async function showSampling({face, store}: Context): Promise<void> {
	const outcome = await face.ask({type: 'sampling'});
	if (outcome?.sampling !== undefined) {
		store.dispatch({type: 'own', change: {sampling: {now: outcome.sampling, defaults: outcome.defaults ?? outcome.sampling}}});
		store.dispatch({type: 'dialog', dialog: {kind: 'settings', selected: 0, filter: ''}});
	}
}

/** Changes the colours, and keeps them. */
export function setTheme(name: string, context: Context): boolean {
	const wanted = name.toLowerCase();
	if (!Object.hasOwn(palettes, wanted)) {
		refuse(context, `There is no theme “${name}”.`, `There are ${Object.keys(palettes).join(', ')}.`);
		return false;
	}

	context.store.dispatch({type: 'own', change: {palette: wanted as PaletteName}});
	context.face.send({type: 'prefer', name: 'theme', value: wanted});
	return true;
}

/** Shows what the conversation cost. */
export function showStats({face, store}: Context): boolean {
	void (async () => {
		const outcome = await face.ask({type: 'stats'});
		if (outcome?.stats !== undefined) {
			store.dispatch({type: 'own', change: {stats: outcome.stats}});
			store.dispatch({type: 'dialog', dialog: {kind: 'stats', selected: 0, filter: ''}});
		}
	})();

	return true;
}
