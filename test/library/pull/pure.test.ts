import {describe, expect, test} from 'vitest';
import {pullWords, type PullState} from '../../../source/core/pull.ts';
import {parseAddress, shownAddress} from '../../../source/library/pull/address.ts';
import {bestRung} from '../../../source/library/pull/best-rung.ts';
import {areWhole, boundsOf, bytesDone, nextPart, partSizeFor, planParts} from '../../../source/library/pull/parts.ts';
import {refused, Passing, unreached} from '../../../source/library/pull/refused.ts';
import {groupRungs, rungNamed, rungOfFile} from '../../../source/library/pull/remote-rungs.ts';
import {nameFromUrl, safeName, safePath} from '../../../source/library/pull/safe-name.ts';
import {isSameFile, rangeMark} from '../../../source/library/pull/same-file.ts';
import {SlidingRate} from '../../../source/library/pull/sliding-rate.ts';

describe('an address', () => {
	test.each([
		['hf:org/repo', {kind: 'hub', repository: 'org/repo', revision: 'main'}],
		['HF:org/repo:Q4_K_M', {kind: 'hub', repository: 'org/repo', revision: 'main', rung: 'Q4_K_M'}],
		[' hf:org/repo/ ', {kind: 'hub', repository: 'org/repo', revision: 'main'}],
		['hf://org/re.po-1_x:q8_0', {kind: 'hub', repository: 'org/re.po-1_x', revision: 'main', rung: 'q8_0'}],
		['hf:org/repo/sub/x-Q8_0.gguf', {kind: 'hub', repository: 'org/repo', revision: 'main', file: 'sub/x-Q8_0.gguf'}],
		['hf:org/repo:x-Q8_0.gguf', {kind: 'hub', repository: 'org/repo', revision: 'main', file: 'x-Q8_0.gguf'}],
		['https://huggingface.co/org/repo', {kind: 'hub', repository: 'org/repo', revision: 'main'}],
		['https://huggingface.co/org/repo/tree/v2', {kind: 'hub', repository: 'org/repo', revision: 'v2'}],
		['https://huggingface.co/org/repo/resolve/main/a%20b.gguf?download=true', {kind: 'hub', repository: 'org/repo', revision: 'main', file: 'a b.gguf'}],
		['https://huggingface.co/org/repo/blob/main/x.gguf', {kind: 'hub', repository: 'org/repo', revision: 'main', file: 'x.gguf'}],
		['https://example.org/a/x.gguf#top', {kind: 'url', url: 'https://example.org/a/x.gguf'}],
		['https://example.org/x', {kind: 'url', url: 'https://example.org/x'}],
	])('%s', (text, address) => {
		expect(parseAddress(text)).toEqual(address);
	});

	test.each(['', 'org/repo', 'hf:', 'hf:org', 'hf:org/', 'hf:/repo', 'hf:org/repo:', 'hf:org/repo:a:b', 'hf:org/repo:Q4 K', 'hf:../etc:Q4', 'hf:org/repo/../../x.gguf', 'hf:org/repo/x.bin', 'hf:org/repo/x.gguf:Q4_K_M', 'ftp://example.org/x.gguf', 'file:///etc/passwd', 'https://', 'https://me:secret@example.org/x.gguf'])('%j is refused', text => {
		expect(() => parseAddress(text)).toThrow(expect.objectContaining({code: 'pull-address', message: expect.not.stringContaining('secret') as string}) as Error);
	});

	test('is shown without its query, and clean', () => {
		expect(shownAddress('https://example.org/x.gguf?token=secret#a')).toBe('https://example.org/x.gguf');
		expect(shownAddress('hf:org/\u001B[31mrepo')).toBe('hf:org/repo');
	});
});

describe('a name from the network', () => {
	test.each([
		['model-Q4_K_M.gguf', 'model-Q4_K_M.gguf'],
		['../../etc/passwd', 'etc-passwd'],
		['..', undefined],
		['.hidden', 'hidden'],
		['a\u0000b\u001B[2Jc\u202Ed.gguf', 'abcd.gguf'],
		['a\nb.gguf', 'a b.gguf'],
		['a:b*c?.gguf', 'a-b-c-.gguf'],
		['NUL.gguf', undefined],
		['x. . ', 'x'],
		['模型.gguf', '模型.gguf'],
	])('%j', (name, safe) => {
		expect(safeName(name)).toBe(safe);
	});

	test('is cut in its middle, by bytes', () => {
		const name = safeName(`${'模'.repeat(300)}-Q4_K_M.gguf`)!;
		expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
		expect(name).toMatch(/-Q4_K_M\.gguf$/);
	});

	test.each(['../x.gguf', 'a/b/c/d/x.gguf', 'x.bin', 'a//x.gguf', ''])('the path %j is refused', path => {
		expect(() => safePath(path)).toThrow(expect.objectContaining({code: 'pull-address'}) as Error);
	});

	test.each([
		['https://e.org/x.gguf?a=1', '', 'x.gguf'],
		['https://e.org/d?id=1', 'attachment; filename="a b.gguf"', 'a b.gguf'],
		['https://e.org/d', 'attachment; filename=../../x.gguf', 'x.gguf'],
		['https://e.org/..%2F..%2Fx.gguf', '', 'x.gguf'],
		['https://e.org/%E0%A4%A', '', undefined],
		['https://e.org/.gguf', '', undefined],
	])('%s %s', (url, disposition, name) => {
		expect(nameFromUrl(new URL(url), disposition)).toBe(name);
	});
});

describe('parts', () => {
	test.each([
		[1, 16], [2 ** 30, 16], [2 * 2 ** 30, 32], [40 * 2 ** 30, 64],
	])('of a file of %i bytes have %i MiB', (size, mebibytes) => {
		expect(partSizeFor(size)).toBe(mebibytes * 2 ** 20);
	});

	test('cover the file without a gap, and are taken in turn', () => {
		const parts = planParts(250, 100);
		expect(parts.done.map((_, index) => boundsOf(parts, index))).toEqual([{start: 0, end: 100}, {start: 100, end: 200}, {start: 200, end: 250}]);
		parts.done[0] = 100;
		expect(nextPart(parts, new Set([1]))).toBe(2);
		parts.done[2] = 50;
		expect(nextPart(parts, new Set([1]))).toBeUndefined();
		expect(bytesDone(parts)).toBe(150);
	});

	test.each([
		[{size: 250, partSize: 100, done: [100, 3, 50]}, true],
		[{size: 250, partSize: 100, done: [100, 3]}, false],
		[{size: 250, partSize: 100, done: [100, 3, 51]}, false],
		[{size: 250, partSize: 100, done: [100, -1, 50]}, false],
		[{size: 0, partSize: 100, done: []}, false],
	])('read back: %j', (parts, whole) => {
		expect(areWhole(parts)).toBe(whole);
	});
});

describe('the rungs of a repository', () => {
	const file = (path: string, size = 1000) => ({path, size});
	const rungs = groupRungs([
		file('m-Q4_K_M.gguf', 400),
file('m-Q8_0.gguf', 800),
file('mmproj-m-F16.gguf'),
file('m.imatrix.gguf'),
file('readme.md'),
		file('BF16/m-BF16-00001-of-00002.gguf', 900),
file('BF16/m-BF16-00002-of-00002.gguf', 700),
file('m-Q6_K-00001-of-00002.gguf'),
	]);

	test('have their shards together, and only where all are there', () => {
		expect(rungs.map(({name, size, files}) => [name, size, files.length])).toEqual([['BF16', 1600, 2], ['Q8_0', 800, 1], ['Q4_K_M', 400, 1]]);
	});

	test('are found by name and by file', () => {
		expect(rungNamed(rungs, 'q8_0', 'o/r').size).toBe(800);
		expect(rungOfFile(rungs, 'BF16/m-BF16-00002-of-00002.gguf', 'o/r').name).toBe('BF16');
		expect(() => rungNamed(rungs, 'Q2_K', 'o/r')).toThrow(expect.objectContaining({hint: 'It has BF16, Q8_0, Q4_K_M.'}) as Error);
		expect(() => rungNamed(groupRungs([file('a-Q8_0.gguf'), file('b-Q8_0.gguf')]), 'Q8_0', 'o/r')).toThrow('o/r has 2 files at Q8_0.');
	});

	test('without a shape, what is nearest to the usual one', () => {
		expect(bestRung(rungs, undefined, {memoryFree: 0, cards: []}).rung.name).toBe('Q4_K_M');
	});
});

test.each([
	[{etag: '"a"'}, {etag: '"a"'}, true],
	[{etag: '"a"'}, {etag: 'W/"a"'}, true],
	[{etag: '"a"'}, {etag: '"b"'}, false],
	[{sha256: 'x', etag: '"a"'}, {sha256: 'x', etag: '"b"'}, true],
	[{sha256: 'x'}, {sha256: 'y'}, false],
	[{lastModified: 'a'}, {lastModified: 'b'}, false],
	[{}, {etag: '"a"'}, true],
])('%j and %j are one file: %s', (before, now, same) => {
	expect(isSameFile(before, now)).toBe(same);
});

test.each([
	[{etag: '"a"', lastModified: 'd'}, '"a"'],
	[{etag: 'W/"a"', lastModified: 'd'}, 'd'],
	[{etag: '"a\u0007"'}, undefined],
	[{}, undefined],
])('the mark for a range of %j', (marks, mark) => {
	expect(rangeMark(marks)).toBe(mark);
});

test('what a status means', () => {
	const context = {host: 'e.org', redirected: false, hasToken: false};
	expect(refused(429, {...context, retryAfter: '7'})).toMatchObject({wait: 7000});
	expect(refused(503, {...context, retryAfter: '999999'})).toMatchObject({wait: 60_000});
	expect(refused(403, {...context, redirected: true})).toBeInstanceOf(Passing);
	expect(refused(403, context)).toMatchObject({code: 'pull-failed'});
	expect(refused(401, {...context, hasToken: true})).toMatchObject({hint: expect.stringContaining('may read it') as string});
});

test.each([
	[{code: 'ENOTFOUND'}, true, /not known; is this box online/],
	[{errors: [{code: 'ECONNREFUSED'}]}, true, /does not answer/],
	[{code: 'UND_ERR_SOCKET', cause: {}}, false, /was lost/],
	[new Error('odd'), false, /was lost/],
])('a connection that failed with %j', (error, nobody, words) => {
	expect(unreached(error, 'e.org')).toMatchObject({nobody, message: expect.stringMatching(words) as string});
});

test('a certificate that is not trusted is not tried again', () => {
	expect(unreached({cause: {code: 'DEPTH_ZERO_SELF_SIGNED_CERT'}}, 'e.org')).toMatchObject({code: 'pull-failed', message: expect.stringContaining('certificate') as string});
});

test('a rate is over the last seconds, and unknown for the first', () => {
	const rate = new SlidingRate();
	rate.note(0, 0);
	rate.note(500, 1000);
	expect(rate.perSecond).toBeUndefined();
	rate.note(2000, 4000);
	expect(rate.perSecond).toBe(2000);
	for (let time = 2500; time <= 8000; time += 500) {
		rate.note(time, 4000);
	}

	expect(rate.perSecond).toBe(0);
});

test.each<[Partial<PullState>, string]>([
	[{phase: 'asking'}, 'hf:a/b  asking'],
	[{name: 'x.gguf', total: 4 * 2 ** 30, bytes: 2 ** 30, rate: 11_300_000, left: 285}, 'x.gguf  1.0 GiB of 4.0 GiB  25 %  11.3 MB/s  5 min left'],
	[{name: 'x.gguf', bytes: 2 ** 30}, 'x.gguf  1.0 GiB'],
	[{name: 'x.gguf', total: 1000, bytes: 999, phase: 'checking', rate: 5}, 'x.gguf  checking  1 KiB of 1 KiB  99 %'],
])('a pull in words: %j', (state, words) => {
	expect(pullWords({what: 'hf:a/b', phase: 'fetching', bytes: 0, ...state})).toBe(words);
});
