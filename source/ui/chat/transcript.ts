import wrapAnsi from 'wrap-ansi';
import type {Message} from '../../core/chat.ts';
import {keyLabel, keymap} from '../../core/keymap.ts';
import {cleanLine} from '../../core/text.ts';
import {isComparing, type ModelState, type View} from '../../core/view.ts';
import {cut, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {arrivals} from './markdown/late.ts';
import {messageLines} from './message-lines.ts';
import type {Blocks} from './viewport.ts';

type Cached = {readonly width: number; readonly theme: Theme; readonly unfolded: boolean; readonly arrivals: number; readonly lines: readonly string[]};

/** A message that did not change is the same object, and so are its lines. */
const cache = new Map<Message, Cached>();

/** The reply that is being written: another object with every token. */
let current: {readonly message: Message; readonly cached: Cached} | undefined;

/** Lines that are kept: more than the tallest screen shows and a scroll counts. Those of the message that was looked at longest ago go first. */
const most = 2500;

let kept = 0;

/**
The conversation as blocks of lines, one a message.

@param unfolded Whether what models thought is shown.
*/
export function transcript(view: View, width: number, theme: Theme, unfolded = false): Blocks {
	const {messages} = view.session;
	if (messages.length === 0) {
		const lines = greeting(view, width, theme);
		return {count: 1, lines: () => lines};
	}

	const waitingFrom = firstWaiting(view);
	const end = view.model.phase === 'failed' ? failure(view.model, width, theme) : undefined;
	return {
		count: messages.length + (end === undefined ? 0 : 1),
		lines(index) {
			if (index === messages.length) {
				return end!;
			}

			const lines = index >= waitingFrom ? withWaits(linesOf(index), width, theme) : linesOf(index);
			return index === view.outOfContext - 1 ? [...lines.slice(0, -1), '', outOfContextLine(width, theme), ''] : lines;
		},
	};

	function linesOf(index: number): readonly string[] {
		const message = messages[index]!;
		const running = message.role === 'model' && message.ending === 'running';
		// A reply that has not begun shows the view's progress, which is not part of the message.
		if (running && message.text === '') {
			return [`  ${waiting(view, theme)}`, ''];
		}

		const known = running ? (current?.message === message ? current.cached : undefined) : cache.get(message);
		const isFresh = known?.width === width && known.theme === theme && known.unfolded === unfolded && known.arrivals === arrivals.count;
		const lines = isFresh ? known.lines : messageLines(message, width, theme, running, unfolded);
		const cached = {width, theme, unfolded, arrivals: arrivals.count, lines};
		if (running) {
			current = {message, cached};
		} else {
			keep(message, cached);
		}

		return lines;
	}
}

/** @returns Where the messages begin that nobody answers yet: those after the reply that runs, or after the one that is compared. */
function firstWaiting(view: View): number {
	const {progress, session: {messages}} = view;
	return progress === undefined && !isComparing(view) ? Infinity : messages.findLastIndex(({role}) => role === 'model') + 1;
}

/** The word stands beside the message, or below it, where a line is free anyway: nothing moves when it goes. */
function withWaits(lines: readonly string[], width: number, theme: Theme): readonly string[] {
	const words = 'waits for its turn';
	const [first = '', ...rest] = lines;
	return widthOf(first) + 3 + words.length <= width - 2 ? [`${first}   ${theme.dim(words)}`, ...rest] : [...lines.slice(0, -1), `    ${theme.dim(cut(words, Math.max(1, width - 6), theme.glyphs.ellipsis))}`];
}

function keep(message: Message, cached: Cached): void {
	forget(message);
	cache.set(message, cached);
	kept += cached.lines.length;
	for (const oldest of cache.keys()) {
		if (kept <= most || oldest === message) {
			break;
		}

		forget(oldest);
	}
}

function forget(message: Message): void {
	kept -= cache.get(message)?.lines.length ?? 0;
	cache.delete(message);
}

function outOfContextLine(width: number, theme: Theme): string {
	const words = ' the model no longer sees what is above: the context was full ';
	const line = theme.glyphs.border.horizontal;
	const room = Math.max(0, width - 4 - words.length);
	return `  ${theme.border(cut(line.repeat(room >> 1) + words + line.repeat(room - (room >> 1)), width - 4, theme.glyphs.ellipsis))}`;
}

function waiting({model, progress}: View, theme: Theme): string {
	if (model.phase === 'loading') {
		return theme.dim('the reply begins when the model is loaded');
	}

	if (progress?.phase === 'prefill' && progress.prefillTotal > 512) {
		return theme.dim(`reading the conversation ${Math.round((progress.prefilled * 100) / progress.prefillTotal)} %`);
	}

	return theme.glyphs.cursor;
}

/** Why there is no model, and what to do, below what was said. */
function failure({problem}: Extract<ModelState, {readonly phase: 'failed'}>, width: number, theme: Theme): string[] {
	const room = Math.max(1, width - 4);
	const wrap = (text: string): string[] => wrapAnsi(cleanLine(text), room, {hard: true}).split('\n');
	return ['', ...wrap(`${problem.message} ${problem.hint}`).map(line => `  ${theme.danger(line)}`), ...wrap(another).map(line => `  ${theme.dim(line)}`), ''];
}

/** What to do where no model is there. */
const another = `${keyLabel(keymap.find(({command}) => command === 'models')!.keys[0])} picks a model; /model guide loads the one that comes with LISA.`;

/**
What an empty conversation says: what is loaded, honestly, and what to do.
*/
export function greeting({model}: View, width: number, theme: Theme): string[] {
	const bundled = model.phase === 'ready' && model.model.name === bundledName;
	const what =
		model.phase === 'ready'
			? bundled
				? [
						'You are talking to LISA Tiny, a very small model that comes with LISA. It answers questions about LISA, quantization, memory and the models that fit on a box like this, and nothing else.',
						'For anything more, load a model of your own: lisa --model path/to/model.gguf',
					]
				: [`${cleanLine(model.model.name)} at ${cleanLine(model.model.quantization)} is ready. Everything stays on this box.`]
			: model.phase === 'failed'
				? [cleanLine(model.problem.message), cleanLine(model.problem.hint), another]
				: ['The model is being loaded. You can type already.'];
	const tips = ['Try: how much VRAM does Mistral 7B need at 4 bit?', 'Enter sends, Ctrl+T opens the ladder, ? shows every key.'];
	const room = Math.max(1, width - 4);
	const wrap = (text: string) => wrapAnsi(text, room, {hard: true}).split('\n').map(line => `  ${line}`);
	return ['', ...what.flatMap(line => [...wrap(line), '']), ...(bundled || model.phase === 'none' ? tips : tips.slice(1)).flatMap(line => wrap(line).map(part => theme.dim(part)))];
}

/** `general.name` of the model that comes with LISA. */
export const bundledName = 'LISA Tiny';
