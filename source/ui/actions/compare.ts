import {LisaError} from '../../core/errors.ts';
import {smallRung, sortRungs, type Rung} from '../../core/ladder.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** @returns The rung of that name, in any letter case; what there is instead is said where there is none. */
export function rungNamed(name: string, context: Context): Rung | undefined {
	const {rungs, model} = context.store.get().view;
	const named = rungs.filter(candidate => candidate.name.toLowerCase() === name.toLowerCase());
	// Another file of the same type may lie beside the one in use.
	const rung = named.find(({path}) => model.phase !== 'ready' || path !== model.model.path) ?? named[0];
	if (rung === undefined) {
		const names = sortRungs(rungs).map(candidate => candidate.name).join(', ');
		refuse(`There is no rung ${name} of this model here.`, names === '' ? 'Wait until a model is loaded.' : `There are ${names}.`, context);
	}

	return rung;
}

/**
Asks for the last prompt to be answered on another rung too, and makes room for what comes of it.

@returns Whether it was asked; otherwise it was said why not.
*/
export function askCompare(rung: Rung | undefined, context: Context): boolean {
	const {store, face} = context;
	if (rung === undefined) {
		return false;
	}

	const {model, compare} = store.get().view;
	if (rung.source !== undefined && rung.size > smallRung) {
		refuse(`${rung.name} is not there yet.`, 'Make it first: m in the ladder.', context);
		return false;
	}

	if (model.phase === 'ready' && model.model.path === rung.path) {
		refuse(`${rung.name} is the rung in use.`, 'Name another one to compare it with.', context);
		return false;
	}

	face.send({type: 'compare', path: rung.path});
	store.dispatch({type: 'dialog', dialog: {kind: 'compare', selected: 0, filter: '', ...(compare?.phase === 'done' && {before: compare})}});
	return true;
}

function refuse(message: string, hint: string, {store}: Context): void {
	store.dispatch({type: 'notice', notice: noticeOf(new LisaError(message, {hint, code: 'usage'}), Date.now())});
}
