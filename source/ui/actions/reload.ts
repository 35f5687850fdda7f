import {LisaError} from '../../core/errors.ts';
import {integer} from '../../core/format.ts';
import {kvTypeNamed} from '../../core/kv-type.ts';
import type {LoadRequest} from '../../core/protocol.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** What a reload is to change, or why it can't. */
type Change = LisaError | {readonly settings: LoadRequest; readonly words: string};

/** Reads a number of tokens, as in `8192`, `8,192` or `8k`. */
export function contextNamed(argument: string): Change {
	const match = /^(\d[\d,_]*)\s*(k?)$/iu.exec(argument.trim());
	const tokens = match === null ? NaN : Number(match[1]!.replaceAll(/\D/gu, '')) * (match[2] === '' ? 1 : 1024);
	return tokens >= 64 && tokens <= 10_000_000
		? {settings: {contextSize: tokens}, words: `with a context of ${integer(tokens)} tokens`}
		: new LisaError(`/context takes a number of tokens from 64 on, not “${argument}”.`, {code: 'usage', hint: 'As in /context 8192.'});
}

/** Reads the type of a KV cache. */
export function kvNamed(argument: string): Change {
	const kvType = kvTypeNamed(argument);
	return kvType === undefined
		? new LisaError(`/kv takes F16, Q8_0 or Q4_0, not “${argument}”.`, {code: 'usage', hint: 'As in /kv Q8_0, which takes half the memory.'})
		: {settings: {kvType}, words: `with its KV cache in ${kvType}`};
}

/**
Loads the model in use again with one thing changed. The conversation stays; its KV cache does not fit the new context and is made anew with the next message.

@returns Whether it was asked for; otherwise it was said why not.
*/
export function reload(change: Change, {store, face}: Context): boolean {
	if (change instanceof LisaError) {
		store.dispatch({type: 'notice', notice: noticeOf(change, Date.now())});
		return false;
	}

	const {model} = store.get().view;
	if (model.phase !== 'ready' && model.phase !== 'failed') {
		store.dispatch({type: 'notice', notice: noticeOf(new LisaError('There is no model to load again yet.', {code: 'busy', hint: 'Wait until it is loaded.'}), Date.now())});
		return false;
	}

	const {words, settings} = change;
	const trained = model.phase === 'ready' ? model.model.trainedContextSize : Infinity;
	const most = settings.contextSize !== undefined && settings.contextSize > trained ? ` It was trained for ${integer(trained)}, which is as far as it goes.` : '';
	store.dispatch({type: 'notice', notice: {level: 'info', text: `Loading again ${words}; the conversation stays and is read anew with your next message.${most}`, time: Date.now()}});
	face.send({type: 'load', settings});
	return true;
}
