import {afterEach, expect, test} from 'vitest';
import {emptyLatency} from '../../source/core/latency.ts';
import {withTerminals} from '../helpers/screen.ts';
import {StageHost} from '../helpers/stage-host.ts';
import {random} from '../ui/panels/random-views.ts';

const {home: makeHome, open} = withTerminals();
const stages: StageHost[] = [];
afterEach(() => {
	for (const stage of stages.splice(0)) {
		stage.close();
	}
});

const pieces = ['## A heading\n\n', 'some words ', '**bold** and `code` ', '漢字かな ', '👩‍👩‍👧‍👦 ', 'e\u0301 ', '\n\n- an item\n- another\n\n', '```ts\nconst a = "b"; // c\n```\n\n', '| a | b |\n|---|---|\n| c | d |\n\n', '> quoted\n\n', 'x'.repeat(90), ' '];

test('a window that is pulled at while a reply streams in shows at the end what a new one shows', async () => {
	const stage = new StageHost();
	stages.push(stage);
	await stage.listen();
	const home = makeHome({LISA_RUNTIME: stage.paths.runtime});
	const terminal = open(home);
	await terminal.until('a long talk');
	const reply = {id: 'r', role: 'model', text: '', time: 2, ending: 'running', rungs: ['Q4_K_M'], model: 'm'} as const;
	stage.publish({type: 'message', message: {id: 'q', role: 'user', text: 'tell me all about it', time: 1}});
	stage.publish({type: 'message', message: reply});
	const next = random(17);
	let text = '';
	for (let round = 0; round < 60; round++) {
		const piece = pieces[Math.floor(next() * pieces.length)]!;
		text += piece;
		stage.publish({type: 'delta', id: 'r', text: piece, contextUsed: round, progress: {phase: 'decoding', prefilled: 1, prefillTotal: 1, tokens: round, latency: emptyLatency}});
		const {length} = terminal.output;
		terminal.resize(20 + Math.floor(next() * 130), 5 + Math.floor(next() * 40));
		if (round % 3 === 0) {
			// Some of them are drawn, and some come too fast for that.
			await terminal.until(() => terminal.output.length > length);
		}
	}

	stage.publish({type: 'finished', message: {...reply, text: `${text}\n\nthe end of it`, ending: 'end'}, latency: emptyLatency});
	terminal.resize(160, 50);
	const fresh = open(home, [], {columns: 160, rows: 50});
	await fresh.until('the end of it');
	try {
		await terminal.until(() => terminal.text === fresh.text);
	} finally {
		expect(terminal.lines).toEqual(fresh.lines);
	}
});
