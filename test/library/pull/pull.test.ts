import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {LisaError} from '../../../source/core/errors.ts';
import type {FitBox} from '../../../source/core/fit.ts';
import type {PullState} from '../../../source/core/pull.ts';
import {pull} from '../../../source/library/pull/pull.ts';
import type {PullPlan, PullReport} from '../../../source/library/pull/pull-protocol.ts';
import {layOutGguf} from '../../helpers/gguf-writer.ts';
import {ModelServer, sha256, type Manners} from '../../helpers/model-server.ts';
import {tinyModel, tinySpec} from '../../helpers/tiny-model.ts';

const box: FitBox = {memoryFree: 8 * 2 ** 30, cards: []};
const tuning = {streams: 4, partSize: 64 * 1024, pause: 1};

let folder: string;
let server: ModelServer;
beforeEach(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-pull-'));
	server = await ModelServer.listen();
});
afterEach(async () => {
	await server.close();
	rmSync(folder, {recursive: true, force: true});
});

/** A model of some hundred kilobytes, no two bytes of which are alike by chance: what is put together wrong is seen. */
function model(seed = 1, quantization = 'Q8_0', embedding = 512): Uint8Array {
	const {header, size} = layOutGguf(tinySpec({quantization, embedding, blocks: 2}));
	const bytes = new Uint8Array(size);
	let state = seed;
	for (let index = 0; index < size; index++) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		bytes[index] = state >>> 16;
	}

	bytes.set(header);
	return bytes;
}

type Ran = {readonly path?: string; readonly checked?: string; readonly problem?: LisaError; readonly plan?: PullPlan; readonly states: PullState[]; readonly notes: string[]};

async function run(what: string, {token, signal = new AbortController().signal, onState}: {token?: string; signal?: AbortSignal; onState?: (state: PullState) => void} = {}): Promise<Ran> {
	const reports: PullReport[] = [];
	const say = (report: PullReport) => {
		reports.push(report);
		if (report.type === 'state') {
			onState?.(report.state);
		}
	};

	const end = await pull({what, folder, box, tuning}, {endpoint: server.origin, token, signal, say}).catch((error: unknown) => ({problem: error as LisaError}));
	const states = reports.flatMap(report => (report.type === 'state' ? [report.state] : []));
	return {...end, plan: reports.find(report => report.type === 'planned')?.plan, states, notes: [...new Set(states.map(({note}) => note).filter(note => note !== undefined))]};
}

const left = () => readdirSync(folder, {recursive: true}).map(String).filter(name => name.includes('.gguf')).sort();

describe('a URL', () => {
	test('is fetched whole, in parts, and has its name only then', async () => {
		const bytes = model();
		const {path: file, checked, plan} = await run(server.put('/some/tiny-Q8_0.gguf', bytes));
		expect(file).toBe(path.join(folder, 'tiny-Q8_0.gguf'));
		expect(sha256(readFileSync(file!))).toBe(sha256(bytes));
		expect(checked).toBe('header');
		expect(plan).toMatchObject({name: 'tiny-Q8_0.gguf', size: bytes.length, resumed: 0});
		expect(statSync(file!).mode & 0o777).toBe(0o644);
		expect(left()).toEqual(['tiny-Q8_0.gguf']);
		expect(server.asked.filter(({status}) => status === 206).length).toBeGreaterThan(4);
	});

	test('is not fetched again when it is here', async () => {
		const url = server.put('/tiny.gguf', model());
		await run(url);
		const before = server.sent.get('/tiny.gguf')!;
		expect(await run(url)).toMatchObject({checked: 'already there'});
		expect(server.sent.get('/tiny.gguf')! - before).toBe(4);
	});

	test('does not take the place of another file', async () => {
		writeFileSync(path.join(folder, 'tiny.gguf'), 'mine');
		const {problem} = await run(server.put('/tiny.gguf', model()));
		expect(problem).toMatchObject({message: expect.stringContaining('another file') as string});
		expect(readFileSync(path.join(folder, 'tiny.gguf'), 'utf8')).toBe('mine');
	});
});

describe('a server', () => {
	const well: ReadonlyArray<readonly [string, Manners]> = [
		['drops every connection after 20 kB', {dropAfter: 20_000}],
		['is slow', {speed: 400_000}],
		['gives no parts', {ranges: false}],
		['gives no parts and no length', {ranges: false, claim: {length: Infinity}}],
		['has no marks', {etag: false}],
		['has a weak mark and a date', {etag: 'W/"one"', lastModified: 'Tue, 24 Nov 2026 08:00:00 GMT'}],
		['answers 429 and 503 before it answers', {answers: [{status: 429, headers: {'retry-after': '0'}}, {status: 503}, {status: 500}]}],
	];
	test.each(well)('that %s: the file is whole all the same', async (_, manners) => {
		const bytes = model(7);
		server.manners = manners;
		const {path: file, problem} = await run(server.put('/tiny.gguf', bytes));
		expect(problem).toBeUndefined();
		expect(sha256(readFileSync(file!))).toBe(sha256(bytes));
		expect(left()).toEqual(['tiny.gguf']);
	});

	const badly: ReadonlyArray<readonly [string, Manners, string, RegExp]> = [
		['says that it is shorter than it is', {claim: {total: 200_000}}, 'truncated-gguf', /cut short/],
		['says that it is longer than it is', {claim: {total: 900_000}}, 'pull-mismatch', /fit together/],
		['says a length and sends less', {ranges: false, claim: {length: 10_000_000}}, 'pull-failed', /was lost/],
		['always fails', {answers: Array.from({length: 40}, () => ({status: 500}))}, 'pull-failed', /answers with error 500/],
		['wants a token', {answers: [{status: 401}]}, 'pull-failed', /private/],
		['forbids', {answers: [{status: 403}]}, 'pull-failed', /private/],
		['has nothing there', {answers: [{status: 404}]}, 'pull-failed', /nothing at this address/],
		['answers with something else', {answers: [{status: 418}]}, 'pull-failed', /answers with 418/],
		['compresses', {headers: {'content-encoding': 'gzip'}}, 'pull-failed', /compressed/],
		['redirects in a circle', {answers: Array.from({length: 40}, () => ({status: 302, headers: {location: '/tiny.gguf'}}))}, 'pull-failed', /circle/],
		['redirects to a file of this box', {answers: [{status: 302, headers: {location: 'file:///etc/passwd'}}]}, 'pull-failed', /not encrypted/],
		['redirects to no address', {answers: [{status: 302, headers: {location: 'http://['}}]}, 'pull-failed', /no address/],
	];
	test.each(badly)('that %s is told apart', async (_, manners, code, words) => {
		server.manners = manners;
		const {problem} = await run(server.put('/tiny.gguf', model()));
		expect(problem).toMatchObject({code, message: expect.stringMatching(words) as string});
		expect(left().filter(name => !name.endsWith('.part') && !name.endsWith('.json'))).toEqual([]);
	});

	test('that is not there', async () => {
		const url = server.put('/tiny.gguf', model());
		await server.close();
		const {problem} = await run(url);
		expect(problem).toMatchObject({code: 'pull-failed', message: expect.stringContaining('does not answer') as string});
		server = await ModelServer.listen();
	});

	test('that gives a page and no model', async () => {
		server.put('/tiny.gguf', new TextEncoder().encode('<html>please log in</html>'));
		const {problem} = await run(`${server.origin}/tiny.gguf`);
		expect(problem).toMatchObject({code: 'not-gguf', hint: expect.stringContaining('page') as string});
		expect(left()).toEqual([]);
	});

	test('that gives a model which is cut short', async () => {
		server.put('/tiny.gguf', model().subarray(0, 100_000));
		const {problem} = await run(`${server.origin}/tiny.gguf`);
		expect(problem).toMatchObject({code: 'truncated-gguf', message: expect.stringContaining('“tiny.gguf” is cut short') as string});
		expect(left()).toEqual([]);
	});
});

describe('a file that changes', () => {
	test('between two parts: what was fetched is thrown away, and the next pull begins cleanly', async () => {
		const url = server.put('/tiny.gguf', model(1));
		server.manners = {speed: 60_000};
		let changed = false;
		const {problem} = await run(url, {
			onState({bytes}) {
				if (bytes > 0 && !changed) {
					changed = true;
					server.put('/tiny.gguf', model(2));
					server.manners = {etag: '"two"'};
				}
			},
		});
		expect(changed).toBe(true);
		expect(problem).toMatchObject({code: 'pull-mismatch', message: expect.stringContaining('changed at its source') as string});
		expect(left()).toEqual([]);
		const {path: file} = await run(url);
		expect(sha256(readFileSync(file!))).toBe(sha256(model(2)));
	});

	test('between two pulls: it begins again, and says so', async () => {
		const url = server.put('/tiny.gguf', model(1));
		await stopHalfway(url);
		server.put('/tiny.gguf', model(2));
		server.manners = {etag: '"two"'};
		const {path: file, notes} = await run(url);
		expect(notes).toContainEqual(expect.stringContaining('has changed at its source'));
		expect(sha256(readFileSync(file!))).toBe(sha256(model(2)));
	});
});

/** Stops a pull when a good part of it is here. */
async function stopHalfway(what: string): Promise<Ran> {
	const abort = new AbortController();
	server.manners = {...server.manners, speed: 300_000};
	const ran = await run(what, {
		signal: abort.signal,
		onState({bytes, total = 0}) {
			if (bytes > total / 4) {
				abort.abort();
			}
		},
	});
	server.manners = {...server.manners, speed: undefined};
	return ran;
}

test('what is here when it is stopped is kept, and not fetched again', async () => {
	const bytes = model();
	const url = server.put('/tiny.gguf', bytes);
	const stopped = await stopHalfway(url);
	expect(stopped.path).toBeUndefined();
	expect(left()).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json']);
	const before = server.sent.get('/tiny.gguf')!;
	const {plan, path: file} = await run(url);
	expect(plan!.resumed).toBeGreaterThan(bytes.length / 5);
	// Four bytes to look at it, and nothing twice but what was on its way.
	expect(server.sent.get('/tiny.gguf')! - before).toBe(bytes.length - plan!.resumed + 4);
	expect(sha256(readFileSync(file!))).toBe(sha256(bytes));
});

test('a state that is damaged is none', async () => {
	const url = server.put('/tiny.gguf', model());
	await stopHalfway(url);
	writeFileSync(path.join(folder, 'tiny.gguf.part.json'), '{"version":1,"parts":{"size":5');
	const {plan, path: file} = await run(url);
	expect(plan!.resumed).toBe(0);
	expect(sha256(readFileSync(file!))).toBe(sha256(model()));
});

test('two pulls of one file: the second one says so, and the first one ends well', async () => {
	const url = server.put('/tiny.gguf', model());
	server.manners = {speed: 300_000};
	const second: Array<Promise<Ran>> = [];
	const first = await run(url, {
		onState({bytes}) {
			if (bytes > 0 && second.length === 0) {
				second.push(run(url));
			}
		},
	});
	expect((await second[0])!.problem).toMatchObject({code: 'busy', message: '“tiny.gguf” is being fetched already.'});
	expect(sha256(readFileSync(first.path!))).toBe(sha256(model()));
});

describe('the hub', () => {
	const name = 'org/Tiny-GGUF';

	test('a rung by its name, checked by its sha256', async () => {
		const files = {'tiny-Q8_0.gguf': model(1), 'tiny-Q4_K_M.gguf': model(2, 'Q4_K_M'), 'readme.md': new Uint8Array(3), 'mmproj-tiny-F16.gguf': model(3)};
		server.repository(name, files);
		const {path: file, checked} = await run(`hf:${name}:q4_k_m`);
		expect(file).toBe(path.join(folder, 'org', 'Tiny-GGUF', 'tiny-Q4_K_M.gguf'));
		expect(checked).toBe('sha256');
		expect(sha256(readFileSync(file!))).toBe(sha256(files['tiny-Q4_K_M.gguf']));
	});

	test('without a rung: the balanced one for this box, and it says why', async () => {
		server.repository(name, {'tiny-F16.gguf': tinyModel({quantization: 'F16'}), 'tiny-Q8_0.gguf': model(1), 'tiny-Q4_K_M.gguf': model(2, 'Q4_K_M'), 'tiny-Q2_K.gguf': model(4, 'Q2_K')});
		const {path: file, plan} = await run(`hf:${name}`);
		expect(file).toMatch(/tiny-Q4_K_M\.gguf$/);
		expect(plan!.why).toMatch(/^the balanced choice for this box: needs \d+ MiB, fits$/);
	});

	test('the address of a page means the same', async () => {
		server.repository(name, {'tiny-Q8_0.gguf': model(1), 'tiny-Q4_K_M.gguf': model(2, 'Q4_K_M')});
		const {checked, path: file} = await run(`${server.origin}/${name}/blob/main/tiny-Q8_0.gguf`);
		expect(checked).toBe('sha256');
		expect(file).toMatch(/tiny-Q8_0\.gguf$/);
	});

	test('a file whose sha256 is another is thrown away', async () => {
		server.repository(name, {'tiny-Q8_0.gguf': model(1)});
		server.put(`/${name}/resolve/main/tiny-Q8_0.gguf`, model(2));
		const {problem} = await run(`hf:${name}`);
		expect(problem).toMatchObject({code: 'pull-mismatch', message: expect.stringContaining('sha256') as string});
		expect(left()).toEqual([]);
	});

	test('a file of another size than promised is not fetched', async () => {
		server.repository(name, {'tiny-Q8_0.gguf': model(1)});
		server.put(`/${name}/resolve/main/tiny-Q8_0.gguf`, model(1, 'Q8_0', 256));
		const {problem} = await run(`hf:${name}`);
		expect(problem).toMatchObject({code: 'pull-mismatch', message: expect.stringContaining('promises') as string});
	});

	test('shards are one pull, and seen when all are there', async () => {
		const shards = [1, 2, 3].map(seed => model(seed));
		const named = Object.fromEntries(shards.map((bytes, index) => [`Q8_0/tiny-Q8_0-0000${index + 1}-of-00003.gguf`, bytes]));
		server.repository(name, named);
		server.manners = {dropAfter: 100_000};
		let early = false;
		const {path: file, plan} = await run(`hf:${name}:Q8_0`, {
			onState() {
				early ||= left().some(each => each.endsWith('.gguf'));
			},
		});
		expect(early).toBe(false);
		expect(plan).toMatchObject({files: 3, size: shards.reduce((sum, {length}) => sum + length, 0)});
		expect(file).toBe(path.join(folder, 'org', 'Tiny-GGUF', 'Q8_0', 'tiny-Q8_0-00001-of-00003.gguf'));
		expect(left().filter(each => each.endsWith('.gguf'))).toHaveLength(3);
		expect(left()).toHaveLength(3);
	});

	test.each([
		['Q5_K_M', /no rung Q5_K_M/, 'It has Q8_0, Q4_K_M.'],
		['other.gguf', /no model file other\.gguf/, 'It has Q8_0, Q4_K_M.'],
	])('a rung that is not there: %s', async (rung, words, hint) => {
		server.repository(name, {'tiny-Q8_0.gguf': model(1), 'tiny-Q4_K_M.gguf': model(2, 'Q4_K_M')});
		const {problem} = await run(`hf:${name}:${rung}`);
		expect(problem).toMatchObject({code: 'pull-address', message: expect.stringMatching(words) as string, hint});
	});

	test('a repository without a model, one that is private, one that is no hub', async () => {
		server.repository(name, {'readme.md': new Uint8Array(3)});
		server.say('/api/models/org/private/tree/main', 'no', {status: 401});
		server.say('/api/models/org/odd/tree/main', '<html>');
		const [empty, secret, odd] = [await run(`hf:${name}`), await run('hf:org/private'), await run('hf:org/odd')];
		expect(empty.problem).toMatchObject({code: 'pull-address', hint: expect.stringContaining('-GGUF') as string});
		expect(secret.problem).toMatchObject({code: 'pull-failed', hint: expect.stringContaining('HF_TOKEN') as string});
		expect(odd.problem).toMatchObject({code: 'pull-failed', message: expect.stringContaining('hub') as string});
	});

	test('the listing goes over several pages, and only of the hub itself', async () => {
		server.repository('org/more', {'a-Q8_0.gguf': model(1)});
		server.repository(name, {'tiny-Q4_K_M.gguf': model(2, 'Q4_K_M')});
		server.say(`/api/models/${name}/tree/main`, '[]', {headers: {link: `<${server.origin}/api/models/org/more/tree/main?cursor=2>; rel="next"`}});
		server.put(`/${name}/resolve/main/a-Q8_0.gguf`, model(1));
		expect(await run(`hf:${name}`)).toMatchObject({checked: 'sha256'});
		server.say(`/api/models/${name}/tree/main`, '[]', {headers: {link: `<${server.otherOrigin}/api/models/org/more/tree/main>; rel="next"`}});
		const elsewhere = await run(`hf:${name}`);
		expect(elsewhere.problem).toMatchObject({code: 'pull-address'});
	});

	test('the token goes to the hub and nowhere else, and into no message', async () => {
		server.repository(name, {'tiny-Q8_0.gguf': model(1)});
		server.put('/signed.gguf', model(1));
		server.say(`/${name}/resolve/main/tiny-Q8_0.gguf`, '', {status: 302, headers: {location: `${server.otherOrigin}/signed.gguf?signature=secret`}});
		const {checked, states} = await run(`hf:${name}`, {token: 'hf_verysecret'});
		expect(checked).toBe('sha256');
		const withToken = server.asked.filter(({authorization}) => authorization !== undefined);
		expect(withToken.length).toBeGreaterThan(0);
		expect(withToken.every(({path: asked}) => asked.startsWith('/api/') || asked.includes('/resolve/'))).toBe(true);
		expect(server.asked.filter(({path: asked}) => asked === '/signed.gguf').every(({authorization}) => authorization === undefined)).toBe(true);
		expect(JSON.stringify(states)).not.toContain('secret');
	});

	test('a signed address that runs out leads to a new one', async () => {
		const bytes = model(1);
		server.repository(name, {'tiny-Q8_0.gguf': bytes});
		server.put('/signed.gguf', bytes);
		server.say(`/${name}/resolve/main/tiny-Q8_0.gguf`, '', {status: 302, headers: {location: '/signed.gguf'}});
		server.manners = {answers: [{status: 403}], speed: 2_000_000};
		// The first look is answered by the redirect and this 403; a look at the new address follows.
		const {path: file, problem} = await run(`hf:${name}`);
		expect(problem).toBeUndefined();
		expect(sha256(readFileSync(file!))).toBe(sha256(bytes));
	});
});

describe('names from the network', () => {
	test.each([
		['../../../../etc/cron.d/evil.gguf', []],
		['..%2F..%2Fevil.gguf', ['org/hostile/..%2F..%2Fevil.gguf'.replace('..%2F..%2F', '%2F..%2F')]],
		['\u001B]0;owned\u0007\u001B[2J\u202Eevil-Q8_0.gguf', ['org/hostile/evil-Q8_0.gguf']],
		['CON/x.gguf', []],
		['.hidden.gguf', ['org/hostile/hidden.gguf']],
	])('%j stays inside the folder and is safe to draw', async (hostile, expected) => {
		server.say('/api/models/org/hostile/tree/main', JSON.stringify([{type: 'file', path: hostile, size: model(1).length}]));
		server.put(`/org/hostile/resolve/main/${hostile}`, model(1));
		mkdirSync(path.join(folder, 'models'));
		const outside = folder;
		folder = path.join(outside, 'models');
		const {problem, states} = await run('hf:org/hostile');
		const found = left();
		folder = outside;
		expect(problem === undefined ? found : []).toEqual(expected);
		expect(existsSync(path.join(outside, 'evil.gguf'))).toBe(false);
		expect(`${problem?.message ?? ''}${states.map(({name = ''}) => name).join('')}`).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
	});

	test('a header with control characters ends it with a word', async () => {
		server.manners = {headers: {'content-disposition': 'attachment; filename="../\u00E9vil\u0085.gguf"'}};
		const {path: file} = await run(server.put('/download', model(1)));
		expect(file).toBe(path.join(folder, 'évil.gguf'));
	});
});

test('there must be room for it', async () => {
	const url = server.put('/huge.gguf', model(1));
	server.manners = {claim: {total: 2 ** 52}};
	const {problem} = await run(url);
	expect(problem).toMatchObject({code: 'disk-full'});
});

describe('as a process', () => {
	test('killed twenty times at random, it ends with the right file, and fetches no more than a part twice each time', async () => {
		const bytes = model(5, 'Q8_0', 4096);
		const name = 'org/Big-GGUF';
		server.repository(name, {'big-Q8_0.gguf': bytes});
		const file = `/${name}/resolve/main/big-Q8_0.gguf`;
		server.manners = {speed: 1_500_000};
		const partSize = 2 * 2 ** 20;
		const start = async (killAfter?: number): Promise<string> => new Promise(resolve => {
			const before = server.sent.get(file) ?? 0;
			const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../fixtures/pull-once.ts'), JSON.stringify({what: `hf:${name}`, folder, box, tuning: {streams: 4, partSize, pause: 1}})], {env: {...process.env, HF_ENDPOINT: server.origin, NODE_NO_WARNINGS: '1'}, stdio: ['ignore', 'pipe', 'inherit'], detached: true});
			let out = '';
			child.stdout.on('data', data => {
				out += String(data);
			});
			const look = killAfter === undefined
? undefined
: setInterval(() => {
				if ((server.sent.get(file) ?? 0) - before >= killAfter) {
					clearInterval(look);
					process.kill(-child.pid!, 'SIGKILL');
				}
			}, 5);
			child.on('close', () => {
				clearInterval(look);
				resolve(out);
			});
		});
		let twice = 0;
		let most = 0;
		for (let kill = 0; kill < 20; kill++) {
			await start(Math.floor(Math.random() * (bytes.length / 22)) + 1);
			const now = (server.sent.get(file) ?? 0) - unique(server.spans);
			most = Math.max(most, now - twice);
			twice = now;
		}

		expect(await start()).toContain('"checked":"sha256"');
		most = Math.max(most, (server.sent.get(file) ?? 0) - unique(server.spans) - twice);
		expect(sha256(readFileSync(path.join(folder, name, 'big-Q8_0.gguf')))).toBe(sha256(bytes));
		expect(most).toBeLessThanOrEqual(partSize);
		expect(left()).toEqual([`${name}/big-Q8_0.gguf`]);
	}, 120_000);
});

/** @returns Bytes of a file that were sent at least once. */
function unique(spans: ReadonlyArray<readonly [number, number]>): number {
	let end = 0;
	let covered = 0;
	for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
		covered += Math.max(0, to - Math.max(from, end));
		end = Math.max(end, to);
	}

	return covered;
}
