import {describe, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {initialState, noticeOf, reduceApp, type AppState} from '../../source/ui/state.ts';
import {createStore} from '../../source/ui/store.ts';
import {mock} from './panels/views.ts';

const start = initialState(80, 24);

describe('what the host says', () => {
	test('reaches the panels only when they are to follow', () => {
		const state = reduceApp(start, {type: 'host', events: [{type: 'saved', time: 1}], panels: false});
		expect(state.view.session.saved).toBe(1);
		expect(state.panelView).toBe(start.panelView);
		expect(reduceApp(state, {type: 'host', events: [], panels: true}).panelView).toBe(state.view);
	});

	test('a notice of the face stays until the host has a new one', () => {
		const own = {level: 'info', text: 'own', time: 1} as const;
		const noticed = reduceApp(start, {type: 'notice', notice: own});
		expect(reduceApp(noticed, {type: 'host', events: [{type: 'saved', time: 1}], panels: true}).notice).toBe(own);
		const other = {...own, text: 'other'};
		expect(reduceApp(noticed, {type: 'host', events: [{type: 'notice', notice: other}], panels: true}).notice).toBe(other);
	});

	test('another conversation has no lines that are new since its end was left', () => {
		const position = {message: 3, line: 1};
		const away = reduceApp(start, {type: 'scroll', to: position, end: position});
		expect(away.left).toBe(position);
		const other = reduceApp(away, {type: 'host', events: [{type: 'session', session: {id: 'other', title: '', created: 0, messages: []}}], panels: true});
		expect([other.scroll, other.left]).toEqual([undefined, undefined]);
		expect(reduceApp(away, {type: 'attached', view: mock, now: 7}).left).toBeUndefined();
	});

	test('an open dialog is left as it is', () => {
		const dialog = {kind: 'palette', selected: 3, filter: 'x'} as const;
		const open = reduceApp(start, {type: 'dialog', dialog});
		expect(reduceApp(open, {type: 'host', events: [{type: 'rungs', rungs: mock.rungs}], panels: true}).dialog).toBe(dialog);
	});
});

describe('attaching', () => {
	const view = {...mock, session: {...mock.session, messages: [{id: 'q', role: 'user', text: 'before', time: 0} as const]}};

	test('brings the view, the draft and the history', () => {
		expect(reduceApp(start, {type: 'attached', view, draft: 'half a', now: 7})).toMatchObject({link: 'attached', view, panelView: view, composer: {text: 'half a', cursor: 6, history: ['before']}});
	});

	const type = (text: string, from = start) => reduceApp(from, {type: 'composer', event: {type: 'insert', text}});

	test('what was typed meanwhile goes before the draft, which ↑ brings back', () => {
		const attached = reduceApp(type('typed'), {type: 'attached', view, draft: 'half a', now: 7});
		expect(attached.composer).toMatchObject({text: 'typed', history: ['before', 'half a']});
		expect(attached.notice).toMatchObject({level: 'info', time: 7});
		expect(reduceApp(attached, {type: 'composer', event: {type: 'recall', direction: -1}}).composer).toMatchObject({text: 'half a', draft: 'typed'});
	});

	test('a host that comes back has an older state of what is written, which is nothing to keep', () => {
		const lost = reduceApp(type('half a word'), {type: 'link', link: 'lost'});
		const attached = reduceApp(lost, {type: 'attached', view, draft: 'half a', now: 7});
		expect(attached.composer).toMatchObject({text: 'half a word', history: ['before']});
		expect(attached.notice).toBeUndefined();
	});
});

describe('nothing changed, same state', () => {
	test.each([
		[{type: 'resize', columns: 80, rows: 24}],
		[{type: 'composer', event: {type: 'yank'}}],
	] as const)('%j', event => {
		expect(reduceApp(start, event)).toBe(start);
	});
});

test.each([['busy', 'info'], ['no-rung', 'info'], ['disk-full', 'error'], ['unexpected', 'error']] as const)('%s is told as %s', (code, level) => {
	expect(noticeOf(new LisaError('Said.', {code, hint: 'Do.'}), 7)).toEqual({level, text: 'Said.', hint: 'Do.', time: 7});
});

describe('the store', () => {
	test('tells who listens, and only of changes', () => {
		const store = createStore(start, reduceApp);
		const seen: AppState[] = [];
		const leave = store.subscribe(() => {
			seen.push(store.get());
		});
		store.dispatch({type: 'resize', columns: 80, rows: 24});
		store.dispatch({type: 'resize', columns: 81, rows: 24});
		leave();
		store.dispatch({type: 'resize', columns: 82, rows: 24});
		expect(seen.map(({columns}) => columns)).toEqual([81]);
		expect(store.get().columns).toBe(82);
	});
});
