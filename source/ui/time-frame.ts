import process from 'node:process';
import {computeLayout} from '../core/layout.ts';
import {emptyLatency} from '../core/latency.ts';
import {reduce} from '../core/view.ts';
import {chatLines} from './chat/chat-lines.ts';
import {foldedPanels} from './first-frame.ts';
import {Painter} from './frame/painter.ts';
import {createColumn} from './panels/column.ts';
import {initialState} from './state.ts';
import {statusBar} from './status-bar.ts';
import {chooseTheme} from './theme.ts';

/** Frames before the compiler has done its best, and frames that are timed. */
const warmUp = 40;
const timed = 80;

const sentence = 'The ladder is every quantization of one model, from the most bits to the fewest. ';

/**
What a frame of the full screen costs while a reply streams, in a window of this size: put together and painted, into nothing.

@returns Milliseconds of processor time.
*/
export function timeFrame(columns: number, rows: number): number {
	const theme = chooseTheme({env: process.env, colorDepth: 8});
	const layout = computeLayout(columns, rows);
	const column = createColumn();
	const painter = new Painter(() => undefined);
	const start = initialState(columns, rows);
	const id = 'reply';
	const progress = {phase: 'decoding', prefilled: 0, prefillTotal: 0, tokens: 0, latency: emptyLatency} as const;
	let view = reduce(start.view, {type: 'message', message: {role: 'user', id: 'question', time: 0, text: 'What is the ladder?'}});
	view = reduce(view, {type: 'message', message: {role: 'model', id, time: 0, text: '', ending: 'running', rungs: ['F16'], model: 'a model'}});
	const draw = (frame: number) => {
		const word = sentence.split(' ')[frame % 15]!;
		view = reduce(view, {type: 'delta', id, text: `${word} `, progress: {...progress, tokens: frame}, contextUsed: frame});
		const {lines, cursor} = chatLines({view, layout, composer: start.composer, theme, strip: foldedPanels({view, columns, rows}, theme)});
		const right = layout.panels === undefined ? [] : column({view, time: start.time, theme, width: layout.panels.width, height: layout.panels.height});
		const whole = lines.map((line, index) => line + (right[index] ?? ''));
		painter.paint({lines: layout.statusBar ? [...whole, statusBar({...start, view, panelView: view, link: 'attached'}, columns, theme, 0)] : whole, width: columns, cursor});
	};

	for (let frame = 0; frame < warmUp; frame++) {
		draw(frame);
	}

	const before = process.cpuUsage();
	for (let frame = 0; frame < timed; frame++) {
		draw(warmUp + frame);
	}

	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000 / timed;
}
