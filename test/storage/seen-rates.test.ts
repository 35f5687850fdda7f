import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {seenRates} from '../../source/storage/seen-rates.ts';
import {Store} from '../../source/storage/store.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-rates-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

test('rates that a host kept, while it has the database open', () => {
	const file = path.join(folder, 'lisa.db');
	const store = new Store(file);
	store.note('rates', JSON.stringify({'/m/a.gguf': 42.5, '/m/b.gguf': 'fast'}));
	expect([...seenRates(file)]).toEqual([['/m/a.gguf', 42.5]]);
	store.close();
	expect([...seenRates(file)]).toEqual([['/m/a.gguf', 42.5]]);
});

test.each([['none', undefined], ['damaged', 'not a database at all, but longer than its header would be'.repeat(20)]])('a database that is %s has none', (_, content) => {
	const file = path.join(folder, 'lisa.db');
	if (content !== undefined) {
		writeFileSync(file, content);
	}

	expect(seenRates(file).size).toBe(0);
});
