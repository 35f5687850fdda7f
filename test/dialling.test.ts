import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';

const root = path.join(import.meta.dirname, '..');
const sources = globSync('source/**/*.{ts,tsx}', {cwd: root}).sort();

/** Modules that can reach another machine. */
const reaching = /(?:from|import\(|require\()\s*['"](?<name>undici|(?:node:)?(?:http|https|http2|tls|dgram|dns|dns\/promises|net|inspector))['"]/g;

/** Who may have which of them, and what for. */
const allowed: ReadonlyArray<readonly [file: RegExp, module: string, why: string]> = [
	[/^source\/library\/pull\/dialer\.ts$/, 'undici', 'dials, when somebody asks for a pull'],
	[/^source\/host\/(?:client|server|channel|wire)\.ts$/, 'node:net', 'the socket between a face and the host, which is a file'],
	[/^source\/commands\/metrics[^/]*\.ts$|^source\/host\/[^/]*metrics[^/]*\.ts$/, 'node:http', 'listens on this box, when somebody asks for metrics'],
];

/** @returns A file's text without what only the compiler imports. */
function textOf(file: string): string {
	return readFileSync(path.join(root, file), 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gmu, '');
}

/** Every module that a file of the sources leads to, itself among them. */
function reached(entry: string): Set<string> {
	const seen = new Set<string>();
	const follow = (file: string) => {
		if (seen.has(file) || !existsSync(path.join(root, file))) {
			return;
		}

		seen.add(file);
		const text = textOf(file);
		for (const match of text.matchAll(/(?:from|import\()\s*'(?<to>\.{1,2}\/[^']+)'/g)) {
			follow(path.join(path.dirname(file), match.groups!.to!));
		}
	};

	follow(entry);
	return seen;
}

describe('only a pull can reach another machine', () => {
	test('the sources have no other way out', () => {
		const found = sources.flatMap(file => [...textOf(file).matchAll(reaching)].map(match => [file, match.groups!.name!] as const));
		expect(found.filter(([file, name]) => allowed.every(([where, module]) => !(where.test(file) && module === name)))).toEqual([]);
		expect(found).toContainEqual(['source/library/pull/dialer.ts', 'undici']);
	});

	test('nothing uses the dialling that Node.js has built in', () => {
		const using = sources.filter(file => /\b(?:fetch|new WebSocket|new EventSource)\s*\(/.test(readFileSync(path.join(root, file), 'utf8').replaceAll(/(?:\.|#|async |function )\s*fetch\s*\(/g, '')));
		expect(using).toEqual([]);
	});

	test.each(['source/cli.ts', 'source/host/main.ts', 'source/engine/main.ts', 'source/engine/quantize-process.ts'])('%s does not lead to it', entry => {
		const files = reached(entry);
		expect(files.size).toBeGreaterThan(5);
		expect([...files].filter(file => file.endsWith('dialer.ts'))).toEqual([]);
	});

	test('the process of a pull does', () => {
		expect([...reached('source/library/pull/pull-process.ts')]).toContain('source/library/pull/dialer.ts');
	});
});
