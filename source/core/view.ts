import type {ActiveAlert} from './alert-watch.ts';
import type {Message, Progress, ReplyMessage, Session, SessionSummary} from './chat.ts';
import type {SwapCard} from './engine-protocol.ts';
import type {Rung} from './ladder.ts';
import {emptyLatency, type LatencySummary} from './latency.ts';
import type {ProcessTable} from './processes.ts';
import type {PullState} from './pull.ts';
import type {RunState} from './run.ts';
import type {Sample} from './samples.ts';
import type {Shelf} from './shelf.ts';
import type {CompareState, LastSwap, MakeState, ModelState, Notice, RungFigures, SwapState} from './view-parts.ts';

export type * from './view-parts.ts';

/**
Everything a face shows. The host folds its own events into one, gives it to each face that attaches, and the face folds what follows into its copy: both run `reduce`.
*/
export type View = {
	readonly session: Session;
	/** The newest conversations, as they were when somebody last asked. */
	readonly sessions: readonly SessionSummary[];
	readonly model: ModelState;
	readonly rungs: readonly Rung[];
	/** The reply in flight. */
	readonly progress?: Progress;
	/** Tokens of the context in use. */
	readonly contextUsed: number;
	/** How many messages at the beginning of the conversation the model no longer sees, for want of context. */
	readonly outOfContext: number;
	/** Of the reply in flight or the last one. */
	readonly latency: LatencySummary;
	/** Of the rung in use, since it has been. */
	readonly figures: RungFigures;
	readonly swap?: SwapState;
	readonly lastSwap?: LastSwap;
	readonly making?: MakeState;
	/** Under way, or the last one of this conversation. */
	readonly compare?: CompareState;
	/** The models on this box, as they were when somebody last looked. */
	readonly shelf?: Shelf;
	/** A model being fetched. */
	readonly pull?: PullState;
	/** The newest samples, oldest first. */
	readonly samples: readonly Sample[];
	/** Of a face that shows them; the host keeps none. */
	readonly processes?: ProcessTable;
	/** The batch under way, or the last one. */
	readonly run?: RunState;
	readonly notice?: Notice;
	/** What LISA warns of at this moment. */
	readonly alerts: readonly ActiveAlert[];
};

/** How many samples a view holds: as many as the widest chart shows, two to a cell. */
export const sampleWindow = 240;

/** What changes a view. `delta` and `sample` may be coalesced; all others must arrive. */
export type ViewEvent =
	| {readonly type: 'snapshot'; readonly view: View}
	| {readonly type: 'session'; readonly session: Session}
	/** The session changed, but for what is said in it. */
	| {readonly type: 'about'; readonly about: Pick<Session, 'title' | 'named' | 'system' | 'sampling'>}
	| {readonly type: 'message'; readonly message: Message}
	| {readonly type: 'delta'; readonly id: string; readonly text: string; readonly progress: Progress; readonly contextUsed: number; readonly rung?: string}
	| {readonly type: 'finished'; readonly message: ReplyMessage; readonly latency: LatencySummary}
	/** What more is known of the latency of the last reply. */
	| {readonly type: 'latency'; readonly latency: LatencySummary}
	/** `kept`: the model that was there before a load is still there, and what it has read with it. */
	| {readonly type: 'model'; readonly model: ModelState; readonly kept?: boolean}
	| {readonly type: 'rungs'; readonly rungs: readonly Rung[]}
	| {readonly type: 'swap'; readonly swap: SwapState}
	| {readonly type: 'swap-ended'; readonly card?: SwapCard}
	| {readonly type: 'making'; readonly making: MakeState | undefined}
	| {readonly type: 'compare'; readonly compare: CompareState | undefined}
	| {readonly type: 'shelf'; readonly shelf: Shelf}
	| {readonly type: 'pull'; readonly pull: PullState | undefined}
	| {readonly type: 'sample'; readonly sample: Sample}
	| {readonly type: 'processes'; readonly table: ProcessTable}
	/** What is warned of now, and what of it is new. */
	| {readonly type: 'alerts'; readonly alerts: readonly ActiveAlert[]; readonly raised: readonly ActiveAlert[]}
	| {readonly type: 'run'; readonly run: RunState}
	| {readonly type: 'notice'; readonly notice: Notice}
	| {readonly type: 'saved'; readonly time: number}
	| {readonly type: 'sessions'; readonly sessions: readonly SessionSummary[]}
	| {readonly type: 'out-of-context'; readonly count: number};

/** @returns A view before anything is known. */
export function emptyView(session: Session): View {
	return {session, sessions: [], model: {phase: 'none'}, rungs: [], contextUsed: 0, outOfContext: 0, latency: emptyLatency, figures: {}, samples: [], alerts: []};
}

/**
Folds an event into a view. Pure: what did not change is the same object, so that a pane can tell by identity.
*/
export function reduce(view: View, event: ViewEvent): View {
	switch (event.type) {
		case 'snapshot': {
			return event.view;
		}

		case 'session': {
			return {...view, session: event.session, contextUsed: 0, outOfContext: stillOut(view, event.session), progress: undefined, latency: emptyLatency, compare: undefined};
		}

		case 'about': {
			// What is no longer set does not come along.
			const {named: _named, system: _system, sampling: _sampling, ...rest} = view.session;
			return {...view, session: {...rest, ...event.about}};
		}

		case 'message': {
			return {...view, session: withMessage(view.session, event.message)};
		}

		case 'delta': {
			return {
				...view,
				session: event.text === '' && event.rung === undefined ? view.session : withDelta(view.session, event),
				progress: event.progress,
				contextUsed: event.contextUsed,
				latency: event.progress.latency,
				figures: figuresAfter(view.figures, event.progress),
			};
		}

		case 'finished': {
			return {...view, session: withMessage(view.session, event.message), progress: undefined, latency: event.latency};
		}

		case 'latency': {
			return view.progress === undefined ? {...view, latency: event.latency} : view;
		}

		case 'model': {
			const {model, kept} = event;
			// A load may be refused with nothing lost: what was read counts as gone when another model is there, or none.
			const anew = view.model.phase === 'loading' && model.phase !== 'loading' && !kept;
			// An engine that starts again comes back to the same file, and the card of the last swap with it.
			const other = model.phase === 'loading' && model.path !== fileOf(view.model);
			return {...view, model, ...(anew && {contextUsed: 0}), ...(other && {figures: {}, lastSwap: undefined})};
		}

		case 'rungs': {
			return {...view, rungs: event.rungs};
		}

		case 'swap': {
			// Taken at the beginning: loading beside it slows the old rung down.
			return {...view, swap: {...event.swap, before: view.swap?.before ?? view.figures}};
		}

		case 'swap-ended': {
			const {card} = event;
			return card === undefined ? {...view, swap: undefined} : {...view, swap: undefined, lastSwap: {...card, before: view.swap?.before ?? {}}, figures: {}};
		}

		case 'making': {
			return {...view, making: event.making};
		}

		case 'compare': {
			return {...view, compare: event.compare};
		}

		case 'shelf': {
			return {...view, shelf: event.shelf};
		}

		case 'pull': {
			return {...view, pull: event.pull};
		}

		case 'sample': {
			return {...view, samples: [...view.samples, event.sample].slice(-sampleWindow)};
		}

		case 'processes': {
			return {...view, processes: event.table};
		}

		case 'alerts': {
			return {...view, alerts: event.alerts};
		}

		case 'run': {
			return {...view, run: event.run};
		}

		case 'notice': {
			return {...view, notice: event.notice};
		}

		case 'saved': {
			return {...view, session: {...view.session, saved: event.time}};
		}

		case 'sessions': {
			return {...view, sessions: event.sessions};
		}

		case 'out-of-context': {
			return {...view, outOfContext: event.count};
		}
	}
}

function fileOf(model: ModelState): string | undefined {
	return model.phase === 'ready' ? model.model.path : model.phase === 'none' ? undefined : model.path;
}

/** A rate over fewer tokens says little. */
const enoughTokens = 8;

function figuresAfter(figures: RungFigures, {onRung, tokens, latency}: Progress): RungFigures {
	if (onRung === undefined || onRung.tokens < enoughTokens) {
		return figures;
	}

	// Where the reply began on another rung, its first token was that one's.
	return {rate: onRung.rate, ttft: onRung.tokens === tokens ? latency.ttft : figures.ttft};
}

/** @returns Whether two rungs are being compared, or wait to be. */
export function isComparing({compare}: View): boolean {
	return compare !== undefined && compare.phase !== 'done';
}

/** @returns How many messages are out of context in a session, or a branch, that takes the place of another. */
function stillOut({session, outOfContext}: View, next: Session): number {
	return next.id === session.id && outOfContext < next.messages.length ? outOfContext : 0;
}

function withMessage(session: Session, message: Message): Session {
	const index = session.messages.findLastIndex(({id}) => id === message.id);
	const messages = index === -1 ? [...session.messages, message] : session.messages.with(index, message);
	return {...session, messages, ahead: undefined};
}

function withDelta(session: Session, {id, text, rung}: Extract<ViewEvent, {type: 'delta'}>): Session {
	const index = session.messages.findLastIndex(message => message.id === id);
	const message = session.messages[index];
	if (message?.role !== 'model') {
		return session;
	}

	const rungs = rung === undefined || message.rungs.at(-1) === rung ? message.rungs : [...message.rungs, rung];
	return {...session, messages: session.messages.with(index, {...message, text: message.text + text, rungs})};
}
