import {render} from 'ink-testing-library';
import stripAnsi from 'strip-ansi';
import {afterEach, describe, expect, test} from 'vitest';
import type {AppState} from '../../source/ui/state.ts';
import {App} from '../../source/ui/app.tsx';
import {faceStage} from '../helpers/face-stage.ts';
import {mock} from './panels/views.ts';

let unmount: () => void = () => {};
afterEach(() => {
	unmount();
});

/** The whole screen at 100 columns, as ink-testing-library has it. */
function show(rest: Partial<AppState> = {}) {
	const face = faceStage({view: mock, panelView: mock, ...rest});
	const app = render(<App context={face.context}/>);
	unmount = app.unmount;
	return {
		face,
		get screen() {
			return stripAnsi(app.lastFrame()!);
		},
		async until(words: string | RegExp) {
			await expect.poll(() => stripAnsi(app.lastFrame()!)).toMatch(words);
		},
	};
}

describe('the screen', () => {
	test('shows the chat, the panels or their strip, and the keys', async () => {
		const app = show();
		await app.until(/ask something/);
		expect(app.screen).toContain('mistral-7b-instruct-v0.3');
		expect(app.screen).toContain('send');
	});

	test('follows the state', async () => {
		const app = show();
		app.face.type('hello there');
		await app.until(/› hello there/);
	});

	test.each([['Ctrl+T', 'Ladder'], ['Ctrl+P', 'Palette'], ['?', 'Help']])('%s opens %s, also from the panels', async (key, title) => {
		const app = show({focused: 'gpu'});
		app.face.press(key);
		await app.until(new RegExp(`─ ${title}`));
		app.face.press('Escape');
		await app.until(/ask something/);
	});
});
