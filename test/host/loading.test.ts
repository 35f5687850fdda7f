import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {LoadSettings} from '../../source/core/engine-protocol.ts';
import type {LoadRequest} from '../../source/core/protocol.ts';
import type {ModelState} from '../../source/core/view.ts';
import {Board} from '../../source/host/board.ts';
import {newSession} from '../../source/host/conversation.ts';
import type {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {Loading} from '../../source/host/loading.ts';
import {Store} from '../../source/storage/store.ts';
import {bundledModel} from '../helpers/rungs.ts';

const mine = path.resolve('/models/mine.gguf');
const other = path.resolve('/models/other.gguf');

/** @returns What is loaded where this is in use, and this is asked for. */
function loaded(request: LoadRequest, settings?: LoadSettings, phase: ModelState['phase'] = settings === undefined ? 'none' : 'ready'): LoadSettings | undefined {
	let got: LoadSettings | undefined;
	const keeper = {
		state: {phase},
		settings,
		load(wanted: LoadSettings) {
			got = wanted;
		},
	} as unknown as EngineKeeper;
	new Loading({store: new Store(':memory:'), board: new Board(newSession()), keeper, isBusy: () => false}).load(request, 'screen');
	return got;
}

describe('what the settings of the user say', () => {
	const usual = {path: mine, contextSize: 8192, threads: 2};

	test.each<[what: string, request: LoadRequest, settings: LoadSettings | undefined, wanted: LoadSettings | undefined]>([
		['counts where nothing is loaded', {usual}, undefined, {path: mine, contextSize: 8192, threads: 2}],
		['gives way to what is asked for', {usual, contextSize: 512, path: other}, undefined, {path: other, contextSize: 512, threads: 2}],
		['is no reason to load anew', {usual}, {path: other, contextSize: 512}, undefined],
		['does not take the place of the model in use', {usual, contextSize: 1024}, {path: other, contextSize: 512}, {path: other, contextSize: 1024, threads: 2}],
		['goes with another model', {usual, path: other}, {path: mine, contextSize: 512}, {path: other, contextSize: 8192, threads: 2}],
		['may be nothing', {}, undefined, {path: bundledModel}],
	])('%s', (_, request, settings, wanted) => {
		expect(loaded(request, settings)).toEqual(wanted);
	});

	test('a model that failed is tried again as it was asked for', () => {
		expect(loaded({usual}, {path: other, contextSize: 512}, 'failed')).toEqual({path: other, contextSize: 512, threads: 2});
	});
});
