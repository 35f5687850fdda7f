import stripAnsi from 'strip-ansi';
import {integer} from '../../core/format.ts';
import type {Layout} from '../../core/layout.ts';
import {cleanLine} from '../../core/text.ts';
import type {Notice, View} from '../../core/view.ts';
import {bottomBorder, rule, side, topBorder} from '../frame/border.ts';
import {fit, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import type {Composer} from './composer-state.ts';
import {composerLines} from './composer-lines.ts';
import {noticeLines} from './notice-lines.ts';
import {transcript} from './transcript.ts';
import {followTop, linesBelow, linesSince, type Position, scrollBy, viewport} from './viewport.ts';

export type ChatPicture = {
	readonly lines: readonly string[];
	readonly cursor: {readonly x: number; readonly y: number};
	/** The first line of the transcript that is shown: given back as `previous` the next time. */
	readonly top: Position;
};

export type ChatLinesOptions = {
	readonly view: View;
	readonly layout: Layout;
	readonly composer: Composer;
	readonly scroll?: Position;
	/** Where the conversation ended when its end was left. */
	readonly left?: Position;
	/** Whether what models thought is shown. */
	readonly unfolded?: boolean;
	/** What was shown before. */
	readonly previous?: Position;
	readonly theme: Theme;
	/** Lines of figures above the composer, where the panels are folded into a strip. */
	readonly strip: readonly string[];
	/** What LISA says, where it is too long for the status bar: it covers the strip and as many of the last rows of the transcript as it needs. */
	readonly notice?: Notice;
	/** A dialog: takes the transcript's place while it is open. Given the room it has. */
	readonly overlay?: (width: number, height: number) => readonly string[];
};

/** How many lines of transcript the pane shows, given the lines its composer and strip take. */
export function transcriptHeight(layout: Layout, composerHeight: number, strip: number): number {
	const rules = layout.borders ? (strip > 0 ? 2 : 1) : 0;
	return Math.max(0, layout.inner.height - composerHeight - strip - rules);
}

/** @returns The composer's lines at most: a third of the pane. */
export function composerRoom(layout: Layout): number {
	return Math.max(1, Math.floor(layout.inner.height / 3));
}

/**
Draws the chat pane: exactly `layout.chat.height` lines of exactly `layout.chat.width` cells.
*/
export function chatLines({view, layout, composer, scroll, left, unfolded = false, previous, theme, strip, notice, overlay}: ChatLinesOptions): ChatPicture {
	const {width} = layout.chat;
	const inside = layout.borders ? width - 2 : width;
	const written = composerLines({...composer, context: contextOf(view), width: inside, maxLines: composerRoom(layout), theme, placeholder: 'ask something'});
	const height = transcriptHeight(layout, written.lines.length, strip.length);
	const blocks = transcript(view, inside, theme, unfolded);
	// While a reply is being written the text moves up by a fifth of the pane at a time.
	// What was scrolled to may be shorter now, as a thought that has folded: then the end is shown.
	const kept = scroll && scrollBy(blocks, height, scroll, 0);
	const top = kept ?? followTop(blocks, height, previous, view.progress === undefined ? 0 : Math.floor(height / 5));
	const shown = viewport(blocks, height, top);
	const vertical = layout.borders ? theme.border(theme.glyphs.border.vertical) : '';
	const edge = (line: string) => vertical + fit(line, inside, '') + vertical;
	const figures = strip.map(line => (layout.borders ? side(line, theme) : line));
	const said = notice === undefined ? [] : noticeLines(notice, inside, theme).map(line => edge(line));
	const band = [...figures.slice(0, Math.max(0, figures.length - said.length)), ...said];
	const free = height - transcriptCovered(layout, figures.length, band.length);
	const content = overlay === undefined ? uncovered(shown.lines, free, kept === undefined) : centred(overlay(inside, height), inside, height);
	const body = [...content, ...Array.from({length: Math.max(0, free - content.length)}, () => '')];
	const below = shown.atEnd || overlay ? '' : belowWords(linesBelow(blocks, height, shown.top), left === undefined ? 0 : linesSince(blocks, left), theme);
	const lines = [
		...(layout.borders ? [topBorder(title(view, layout, theme), status(view, layout), width, theme)] : []),
		...body.map(line => edge(line)),
		...(layout.borders ? [rule('', below, width, theme)] : []),
		...band,
		...(band.length > 0 && layout.borders ? [rule('', '', width, theme)] : []),
		...written.lines.map(line => edge(line)),
		...(layout.borders ? [bottomBorder(width, theme)] : []),
	];
	const composerTop = lines.length - written.lines.length - (layout.borders ? 1 : 0);
	return {lines, cursor: {x: Math.min(written.cursor.x + (layout.borders ? 1 : 0), width - 1), y: composerTop + written.cursor.y}, top: shown.top};
}

/** @returns The rows of the transcript that a notice takes, with the rule above it where there is no strip. */
function transcriptCovered(layout: Layout, strip: number, band: number): number {
	return band - strip + (strip === 0 && band > 0 && layout.borders ? 1 : 0);
}

/** The end of what is shown stays in sight where it is followed, and the beginning where one has scrolled. */
function uncovered(lines: readonly string[], rows: number, follows: boolean): readonly string[] {
	const last = lines.findLastIndex(line => line !== '') + 1;
	const kept = lines.slice(0, Math.max(rows, last));
	return follows ? kept.slice(Math.max(0, kept.length - rows)) : kept.slice(0, rows);
}

/** @returns Tokens that the model in use holds. */
export function contextOf({model}: View): number | undefined {
	return model.phase === 'ready' ? model.model.contextSize : undefined;
}

/** What lies below the pane: how much of it is new where something is, and otherwise how much there is. */
function belowWords(below: number, fresh: number, theme: Theme): string {
	const count = (lines: number) => (lines >= 999 ? '999+' : integer(lines));
	const isNew = fresh > 0;
	const lines = isNew ? Math.min(fresh, below) : below;
	return `${theme.glyphs.down} ${count(lines)} ${isNew ? 'new' : 'more'} ${lines === 1 ? 'line' : 'lines'}`;
}

function centred(lines: readonly string[], width: number, height: number): string[] {
	const left = ' '.repeat(Math.max(0, Math.floor((width - widthOf(stripAnsi(lines[0] ?? ''))) / 2)));
	const above = Math.max(0, Math.floor((height - lines.length) / 3));
	return [...Array.from({length: above}, () => ''), ...lines.slice(0, height).map(line => left + line)];
}

function title({model, session}: View, layout: Layout, theme: Theme): string {
	const name = model.phase === 'ready' ? model.model.name : model.phase === 'loading' ? model.name : 'lisa';
	const {dot} = theme.glyphs;
	if (layout.band === 'side') {
		return `${cleanLine(name)} ${dot} ${cleanLine(session.title)}`;
	}

	return model.phase === 'ready' ? `${cleanLine(name)} ${dot} ${model.model.quantization}` : cleanLine(name);
}

const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});

function status({model, session, contextUsed}: View, layout: Layout): string {
	if (layout.band === 'side') {
		return session.saved === undefined ? '' : `saved ${clock.format(session.saved)}`;
	}

	return model.phase === 'ready' ? `ctx ${integer(contextUsed)}/${integer(model.model.contextSize)}` : '';
}
