import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {PullState} from '../../source/core/pull.ts';
import type {Notice, ViewEvent} from '../../source/core/view.ts';
import {Board} from '../../source/host/board.ts';
import {Fetching} from '../../source/host/fetching.ts';
import {bundledModel} from '../helpers/rungs.ts';
import {ModelServer, sha256} from '../helpers/model-server.ts';

let folder: string;
let server: ModelServer;
let board: Board;
let fetching: Fetching;
let fetched: number;
const waiting = new Set<() => void>();
const notices: Notice[] = [];
const states: Array<PullState | undefined> = [];
const model = readFileSync(bundledModel);

beforeEach(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-fetching-'));
	server = await ModelServer.listen();
	process.env['HF_ENDPOINT'] = server.origin;
	board = new Board({id: 'x', title: '', created: 0, messages: []});
	board.faces.add({
		deliver(events: readonly ViewEvent[]) {
			for (const event of events) {
				if (event.type === 'notice') {
					notices.push(event.notice);
				} else if (event.type === 'pull') {
					states.push(event.pull);
				}
			}

			for (const look of waiting) {
				look();
			}
		},
	});
	fetched = 0;
	fetching = new Fetching({
		board,
		folder,
		onFetched() {
			fetched++;
		},
		log() {},
	});
});
afterEach(async () => {
	fetching.stop();
	await until(() => !fetching.busy);
	delete process.env['HF_ENDPOINT'];
	notices.length = 0;
	states.length = 0;
	await server.close();
	rmSync(folder, {recursive: true, force: true});
});

async function until(holds: () => boolean): Promise<void> {
	if (!holds()) {
		await new Promise<void>(resolve => {
			const look = () => {
				if (holds()) {
					waiting.delete(look);
					resolve();
				}
			};

			waiting.add(look);
		});
	}
}

test('fetches a model and tells how far it is', async () => {
	server.repository('org/LISA-GGUF', {'lisa-F16.gguf': model});
	fetching.begin('hf:org/LISA-GGUF');
	expect(fetching.busy).toBe(true);
	await until(() => !fetching.busy && notices.length > 0);
	expect(notices).toMatchObject([{level: 'info', text: 'lisa-F16.gguf is here, and its sha256 is right.'}]);
	expect(sha256(readFileSync(path.join(folder, 'org', 'LISA-GGUF', 'lisa-F16.gguf')))).toBe(sha256(model));
	expect(states.map(state => state?.phase)).toEqual(expect.arrayContaining(['asking', 'fetching', 'checking', undefined]));
	expect(board.view.pull).toBeUndefined();
	expect(fetched).toBe(1);
});

test('one at a time, and it can be stopped: what is here is kept', async () => {
	server.repository('org/LISA-GGUF', {'lisa-F16.gguf': model});
	server.manners = {speed: 500_000};
	fetching.begin('hf:org/LISA-GGUF');
	await until(() => (board.view.pull?.bytes ?? 0) > 0);
	expect(() => {
		fetching.begin('hf:org/other');
	}).toThrow('lisa-F16.gguf is being fetched.');
	expect(fetching.stop()).toBe(true);
	await until(() => !fetching.busy);
	expect(notices).toMatchObject([{level: 'info', text: 'The pull was stopped.', hint: expect.stringContaining('/pull') as string}]);
	expect(existsSync(path.join(folder, 'org', 'LISA-GGUF', 'lisa-F16.gguf.part'))).toBe(true);
	expect(fetched).toBe(0);
});

test('what is no address is refused at once, and what is not there is told', async () => {
	expect(() => {
		fetching.begin('nonsense');
	}).toThrow(expect.objectContaining({code: 'pull-address'}) as Error);
	expect(fetching.busy).toBe(false);
	fetching.begin('hf:org/nothing');
	await until(() => !fetching.busy);
	expect(notices).toMatchObject([{level: 'error', text: expect.stringContaining('has nothing at this address') as string}]);
});
