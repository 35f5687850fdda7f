import {closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Message, ReplyMessage, Session} from '../../source/core/chat.ts';
import {Store} from '../../source/storage/store.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-store-'));
	file = path.join(folder, 'data', 'lisa.db');
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const question: Message = {id: 'q', role: 'user', text: 'why?\n漢字 👩‍👩‍👧', time: 1};
const answer: ReplyMessage = {
	id: 'a',
	role: 'model',
	text: 'Because.',
	time: 2,
	ending: 'end',
	rungs: ['Q4_K_M', 'Q8_0'],
	model: 'm',
	peakMemory: 5e9,
	timings: {prompt_n: 1, prompt_ms: 1, prompt_per_second: 1, predicted_n: 1, predicted_ms: 1, predicted_per_second: 1, ttft_ms: 1, itl_ms: {p50: 1, p95: 1, p99: 1}},
};
const talk = (id: string, messages: readonly Message[]): Session => ({id, title: `talk ${id}`, created: 5, messages});

function write(store: Store, session: Session, now: number): void {
	for (const message of session.messages) {
		store.write(session, message, now);
	}
}

/** Opens, does the work, and closes. */
function within<Result>(work: (store: Store) => Result): Result {
	const store = new Store(file);
	try {
		return work(store);
	} finally {
		store.close();
	}
}

describe('what is written', () => {
	test('is there when it is opened again, whole', () => {
		within(store => {
			write(store, talk('s', [question, answer]), 100);
		});
		expect(within(store => store.latest())).toEqual({...talk('s', [question, answer]), saved: 100});
	});

	test('a new store has nothing', () => {
		expect(within(store => [store.latest(), store.noted('draft'), store.warning])).toEqual([undefined, undefined, undefined]);
	});

	test('the latest is the one written to last', () => {
		within(store => {
			write(store, talk('old', [question]), 100);
			write(store, talk('new', [{...question, id: 'q2'}]), 200);
			store.write(talk('old', [question, {...answer, id: 'a2'}]), {...answer, id: 'a2'}, 300);
			expect(store.latest()?.id).toBe('old');
		});
	});

	test('all of them are listed, the newest first, and each can be opened', () => {
		within(store => {
			write(store, talk('old', [question, answer]), 100);
			write(store, talk('new', [{...question, id: 'q2'}]), 200);
			expect(store.list()).toEqual([
				{id: 'new', title: 'talk new', saved: 200, messages: 1},
				{id: 'old', title: 'talk old', saved: 100, messages: 2, model: 'm'},
			]);
			expect(store.list(1).map(({id}) => id)).toEqual(['new']);
			expect(store.open('old')).toEqual({...talk('old', [question, answer]), saved: 100});
			expect(store.open('nobody')).toBeUndefined();
		});
	});

	test('a message written again takes its own place', () => {
		within(store => {
			write(store, talk('s', [question, {...answer, text: 'Be', ending: 'running'}]), 100);
			store.write(talk('s', [question, answer]), answer, 200);
			expect(store.latest()?.messages).toEqual([question, answer]);
		});
	});

	test('a conversation is found by its title, its id, or how they begin', () => {
		within(store => {
			for (const [index, title] of ['GPU questions', 'gpu', 'Other things', 'other'].entries()) {
				write(store, {...talk(`abcd-${index}`, [{...question, id: `q${index}`}]), title}, index);
			}

			const titles = (name: string) => store.named(name).map(({title}) => title);
			expect(titles('GPU')).toEqual(['gpu']);
			expect(titles('gpu q')).toEqual(['GPU questions']);
			expect(titles(' oth')).toEqual(['other', 'Other things']);
			expect(titles('abcd-2')).toEqual(['Other things']);
			expect(titles('abcd')).toHaveLength(4);
			expect(titles('')).toEqual([]);
			expect(titles('%')).toEqual([]);
		});
	});

	test('a message taken out is gone', () => {
		within(store => {
			write(store, talk('s', [question, answer]), 100);
			store.remove('a');
			store.remove('nobody');
			store.about(talk('s', [question]), 200);
			expect(store.latest()?.messages).toEqual([question]);
		});
	});

	test('a reply still running in the file was cancelled', () => {
		within(store => {
			write(store, talk('s', [question, {...answer, ending: 'running'}]), 100);
		});
		expect(within(store => store.latest()?.messages[1])).toEqual({...answer, ending: 'cancelled'});
	});

	test('text that looks like SQL is text', () => {
		const text = '\'); DROP TABLE messages; --';
		within(store => {
			write(store, {...talk('s', [{...question, text}]), title: text}, 1);
			expect(store.latest()).toMatchObject({title: text, messages: [{text}]});
		});
	});

	test('notes are kept and replaced', () => {
		within(store => {
			store.note('draft', 'half a');
			store.note('draft', 'half a sentence');
			store.note('empty', '');
		});
		expect(within(store => [store.noted('draft'), store.noted('empty')])).toEqual(['half a sentence', '']);
	});

	test('why a write failed is told, where SQLite has taken it back by itself', () => {
		within(store => {
			write(store, talk('s', [question]), 100);
			const other = new DatabaseSync(file);
			other.exec('CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ROLLBACK, \'database or disk is full\'); END');
			other.close();
			expect(() => {
				write(store, talk('s', [question, answer]), 200);
			}).toThrow('database or disk is full');
		});
	});

	test('a write that fails leaves nothing behind', () => {
		within(store => {
			write(store, talk('s', [question]), 100);
			expect(() => {
				store.write({...talk('s', [question, answer]), title: 'other'}, {...answer, text: undefined} as unknown as Message, 200);
			}).toThrow();
			expect(store.latest()).toMatchObject({title: 'talk s', saved: 100});
			store.write(talk('s', [question, answer]), answer, 300);
			expect(store.latest()?.messages).toHaveLength(2);
		});
	});
});

test.skipIf(process.platform === 'win32')('nobody else can read it', () => {
	within(store => {
		write(store, talk('s', [question]), 100);
		for (const name of readdirSync(path.dirname(file))) {
			expect([name, statSync(path.join(path.dirname(file), name)).mode & 0o777]).toEqual([name, 0o600]);
		}
	});
	expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
});

describe('a file that cannot be used is set aside, never overwritten', () => {
	const aside = (suffix: string) => readdirSync(path.dirname(file)).filter(name => name.startsWith(`lisa.db.${suffix}-`) && !/-(?:wal|shm)$/.test(name));

	function damage(offset: number, length: number): void {
		const descriptor = openSync(file, 'r+');
		writeSync(descriptor, new Uint8Array(length).fill(0x5A), 0, length, offset);
		closeSync(descriptor);
	}

	test('no database at all', () => {
		within(() => undefined);
		writeFileSync(file, 'these are my notes, not a database\n'.repeat(50));
		within(store => {
			expect(store.warning).toMatch(/is damaged.*lisa\.db\.damaged-\d+/);
			write(store, talk('s', [question]), 1);
			expect(store.latest()?.id).toBe('s');
		});
		const [name] = aside('damaged');
		expect(readFileSync(path.join(path.dirname(file), name!), 'utf8')).toContain('these are my notes');
	});

	test.each([
		['its schema', 100, 3000],
		['its tables', 4096, 1_000_000],
	])('damaged in %s', (_name, offset, length) => {
		within(store => {
			write(store, talk('s', Array.from({length: 40}, (_empty, index) => ({...question, id: String(index), text: 'x'.repeat(3000)}))), 1);
		});
		damage(offset, Math.min(length, statSync(file).size - offset));
		const damaged = readFileSync(file);
		within(store => {
			expect(store.warning).toContain('is damaged');
			expect(store.latest()).toBeUndefined();
		});
		expect(readFileSync(path.join(path.dirname(file), aside('damaged')[0]!)).equals(damaged)).toBe(true);
	});

	test('of a newer LISA', () => {
		within(store => {
			write(store, talk('s', [question]), 1);
		});
		const database = new DatabaseSync(file);
		database.exec('PRAGMA user_version = 1000');
		database.close();
		within(store => {
			expect(store.warning).toContain('comes from a newer LISA');
			expect(store.latest()).toBeUndefined();
		});
		const kept = new DatabaseSync(path.join(path.dirname(file), aside('newer')[0]!));
		expect(kept.prepare('SELECT count(*) AS count FROM messages').get()).toEqual({count: 1});
		kept.close();
	});
});
