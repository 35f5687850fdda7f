import {existsSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {resolvePaths} from '../source/host/paths.ts';
import {readmeFile, rewriteReadme} from './helpers/readme.ts';

const readme = readFileSync(readmeFile, 'utf8');

describe('the readme', () => {
	test('says what the program says: run `npm run readme` where this fails', async () => {
		expect(readme).toBe(await rewriteReadme(readme));
	});

	test('names the files that LISA writes', () => {
		const {database, log, socket, lock} = resolvePaths();
		for (const file of [database, log, socket, lock]) {
			expect(readme).toContain(path.basename(file));
		}
	});

	test('links to what is there', () => {
		const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/gu)].map(([, link]) => link!);
		expect(links.length).toBeGreaterThan(0);
		for (const link of links) {
			expect(existsSync(path.join(path.dirname(readmeFile), link)), link).toBe(true);
		}
	});

	test('has a picture that stands alone and is small', () => {
		const file = path.join(import.meta.dirname, 'fixtures', 'screen.svg');
		expect(statSync(file).size).toBeLessThan(150_000);
		expect(readFileSync(file, 'utf8').replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|<script|<image/u);
	});

	test('names only commands that npm has', () => {
		const {scripts} = JSON.parse(readFileSync(path.join(path.dirname(readmeFile), 'package.json'), 'utf8')) as {scripts: Record<string, string>};
		const named = [...readme.matchAll(/npm run (?:--silent )?([\w:]+)/gu)].map(([, name]) => name!);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
	});
});
