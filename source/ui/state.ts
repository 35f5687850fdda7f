import {splitAttachments} from '../core/attachments.ts';
import type {LisaError} from '../core/errors.ts';
import {sortRungs} from '../core/ladder.ts';
import type {Stats} from '../core/stats.ts';
import {emptyView, reduce as reduceView, type Notice, type View, type ViewEvent} from '../core/view.ts';
import {editComposer, emptyComposer, wholeText, type Composer, type ComposerEvent} from './chat/composer-state.ts';
import {samePick} from './dialogs/same-pick.ts';
import {nextNotice, takeNotices} from './notices.ts';
import type {Position} from './chat/viewport.ts';
import type {Found} from './dialogs/search.ts';
import type {SamplingShown} from './dialogs/settings.ts';
import type {PaletteName} from './frame/palettes.ts';
import type {SectionName} from './panels/section-names.ts';
import {firstChartTime, type ChartTime} from './time/chart-time.ts';
import type {Past} from './time/timeline.ts';
import type {ProcessList} from './top/process-list.ts';

export type Dialog = {
	readonly kind: 'ladder' | 'palette' | 'help' | 'conversations' | 'compare' | 'models' | 'search' | 'settings' | 'stats';
	readonly selected: number;
	readonly filter: string;
	/** What a key was pressed on once, where it takes two. */
	readonly sure?: string;
	/** The comparison that was there when another one was asked for. */
	readonly before?: View['compare'];
};

/** What a face shows: the host's view and what is the face's own. */
export type AppState = {
	readonly view: View;
	/** The view as the panels show it: figures that change faster than they can be read only cost. */
	readonly panelView: View;
	readonly link: 'connecting' | 'attached' | 'lost';
	readonly composer: Composer;
	/** The top line shown; absent means that the end is followed. */
	readonly scroll?: Position;
	readonly dialog?: Dialog;
	/** The panel that has the focus; absent means the composer has it. */
	readonly focused?: SectionName;
	readonly zoomed: boolean;
	readonly processList: ProcessList;
	/** Where the conversation ended when the end was left: what lies behind it is new. */
	readonly left?: Position;
	/** Whether what models thought is shown. */
	readonly unfolded: boolean;
	/** The message that what is sent next takes the place of. */
	readonly editing?: string;
	/** The conversation that `/delete` deletes when it is given once more. */
	readonly confirming?: string;
	/** What was searched for last. */
	readonly found?: Found;
	/** How the conversation samples, and what it cost, as the host said when it was asked. */
	readonly sampling?: SamplingShown;
	readonly stats?: Stats;
	/** The colours that were chosen, over those the terminal suggests. */
	readonly palette?: PaletteName;
	/** Which time the charts show. */
	readonly time: ChartTime;
	/** What the host told of the past, for the charts. */
	readonly past?: Past;
	/** A line for the status bar; the newest, of the host or of the face itself. */
	readonly notice?: Notice;
	/** Lines that come when that one has been read. */
	readonly waiting: readonly Notice[];
	readonly columns: number;
	readonly rows: number;
};

export type AppEvent =
	| {readonly type: 'host'; readonly events: readonly ViewEvent[]; readonly panels: boolean}
	| {readonly type: 'attached'; readonly view: View; readonly draft?: string; readonly now: number}
	| {readonly type: 'link'; readonly link: AppState['link']}
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number}
	| {readonly type: 'composer'; readonly event: ComposerEvent}
	/** `end` is the last line of the conversation as it is now. */
	| {readonly type: 'scroll'; readonly to: Position | undefined; readonly end?: Position}
	| {readonly type: 'fold'}
	/** Changes what is the face's own. */
	| {readonly type: 'own'; readonly change: Partial<Pick<AppState, 'editing' | 'confirming' | 'found' | 'sampling' | 'stats' | 'palette' | 'scroll' | 'left'>>}
	/** Something that draws has come: the same is drawn again. */
	| {readonly type: 'redraw'}
	| {readonly type: 'dialog'; readonly dialog: Dialog | undefined}
	| {readonly type: 'focus'; readonly section: SectionName | undefined; readonly zoomed?: boolean}
	| {readonly type: 'process-list'; readonly list: ProcessList}
	| {readonly type: 'time'; readonly time: ChartTime}
	| {readonly type: 'past'; readonly past: Past}
	| {readonly type: 'notice'; readonly notice: Notice}
	/** The line has been shown for its time. `now` in milliseconds since the epoch. */
	| {readonly type: 'next-notice'; readonly now: number};

/** @returns The state before the host has said anything: the frame, and a composer ready to type in. */
export function initialState(columns: number, rows: number): AppState {
	const session = {id: '', title: 'new conversation', created: 0, messages: []};
	const view = emptyView(session);
	return {view, panelView: view, link: 'connecting', composer: emptyComposer, zoomed: false, unfolded: false, processList: {from: 0}, time: firstChartTime, waiting: [], columns, rows};
}

/** Folds an event into the state of a face. Pure. */
export function reduceApp(state: AppState, event: AppEvent): AppState {
	switch (event.type) {
		case 'host': {
			let {view} = state;
			for (const each of event.events) {
				view = reduceView(view, each);
			}

			const notices = takeNotices(state, event.events.filter(each => each.type === 'notice').map(each => each.notice));
			// Another conversation starts at its end.
			const same = view.session.id === state.view.session.id;
			const scroll = same ? state.scroll : undefined;
			const composer = same ? state.composer : withHistory(state.composer, view);
			const own = same ? {} : {editing: undefined, confirming: undefined, left: undefined};
			return {...state, ...own, composer, view, panelView: event.panels ? view : state.panelView, ...notices, scroll, dialog: isCompareGone(event.events) ? withoutCompare(state.dialog) : sameChoice(state, view)};
		}

		case 'attached': {
			const {composer, notice} = withDraft(state, event);
			return {...state, link: 'attached', view: event.view, panelView: event.view, composer, notice: notice ?? event.view.notice, scroll: undefined, left: undefined, dialog: event.view.compare === undefined ? withoutCompare(state.dialog) : state.dialog};
		}

		case 'link': {
			return {...state, link: event.link};
		}

		case 'resize': {
			return event.columns === state.columns && event.rows === state.rows ? state : {...state, columns: event.columns, rows: event.rows};
		}

		case 'composer': {
			const composer = editComposer(state.composer, event.event);
			return composer === state.composer ? state : {...state, composer, ...(event.event.type === 'clear' && {editing: undefined})};
		}

		case 'scroll': {
			return {...state, scroll: event.to, left: event.to === undefined ? undefined : (state.left ?? event.end)};
		}

		case 'own': {
			return {...state, ...event.change};
		}

		case 'fold': {
			return {...state, unfolded: !state.unfolded};
		}

		case 'redraw': {
			return {...state};
		}

		case 'dialog': {
			return {...state, dialog: event.dialog};
		}

		case 'focus': {
			return withFocus(state, event.section, event.zoomed ?? state.zoomed);
		}

		case 'time': {
			return event.time === state.time ? state : {...state, time: event.time};
		}

		case 'past': {
			return {...state, past: event.past};
		}

		case 'process-list': {
			return {...state, processList: event.list};
		}

		case 'notice': {
			return {...state, notice: event.notice};
		}

		case 'next-notice': {
			return {...state, notice: undefined, ...nextNotice(state, event.now)};
		}
	}
}

/** @returns The dialog, with the same rung or model chosen when others have come or gone. */
function sameChoice({dialog, view}: AppState, next: View): Dialog | undefined {
	if (dialog?.kind === 'models' && (next.shelf !== view.shelf || (next.pull === undefined) !== (view.pull === undefined))) {
		return samePick(dialog, view, next);
	}

	if (dialog?.kind !== 'ladder' || next.rungs === view.rungs) {
		return dialog;
	}

	const rungs = sortRungs(next.rungs);
	const chosen = sortRungs(view.rungs)[dialog.selected]?.path;
	const index = rungs.findIndex(({path}) => path === chosen);
	return {...dialog, selected: index === -1 ? Math.max(0, Math.min(dialog.selected, rungs.length - 1)) : index};
}

/** Whether the comparison has ended without a result, or belongs to another conversation. */
function isCompareGone(events: readonly ViewEvent[]): boolean {
	return events.some(event => event.type === 'session' || (event.type === 'compare' && event.compare === undefined));
}

function withoutCompare(dialog: Dialog | undefined): Dialog | undefined {
	return dialog?.kind === 'compare' ? undefined : dialog;
}

/** @returns What went wrong as a line for the status bar. */
export function noticeOf(error: LisaError, now: number): Notice {
	return {level: error.code === 'busy' || error.code === 'no-rung' ? 'info' : 'error', text: error.message, hint: error.hint, time: now};
}

/** @returns The draft of the last time to go on with; where something else was typed before the host was there, the draft is the message before. */
function withDraft({composer, link}: AppState, {view, draft, now}: Extract<AppEvent, {type: 'attached'}>): Pick<AppState, 'composer' | 'notice'> {
	if (draft === undefined || draft === '' || composer.text === '') {
		return {composer: withHistory(draft ? editComposer(emptyComposer, {type: 'insert', text: draft}) : composer, view)};
	}

	const known = withHistory(composer, view);
	return link === 'connecting' && draft !== wholeText(composer)
		? {composer: {...known, history: [...known.history, draft]}, notice: {level: 'info', text: 'What you were writing last time is kept: ↑ brings it back.', time: now}}
		: {composer: known};
}

function withHistory(composer: Composer, view: View): Composer {
	return {...composer, history: view.session.messages.filter(({role}) => role === 'user').map(({text}) => splitAttachments(text).text)};
}

/** What is left goes back to how it was: charts show now, and nothing is zoomed. */
function withFocus(state: AppState, section: SectionName | undefined, zoomed: boolean): AppState {
	const {step, end} = state.time;
	return {...state, focused: section, zoomed: section !== undefined && zoomed, time: section === undefined && end !== undefined ? {step} : state.time};
}
