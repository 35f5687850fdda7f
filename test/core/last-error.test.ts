import {expect, test} from 'vitest';
import {lastError} from '../../source/core/last-error.ts';

const printed = (line: string) => `node:internal/modules/esm/resolve:123\n    throw error;\n    ^\n\n${line}\n    at packageResolve (node:internal/modules/esm/resolve:1:1) {\n  code: 'X'\n}\n\nNode.js v24.0.0\n`;

test.each([
	[printed('Error [ERR_MODULE_NOT_FOUND]: Cannot find package \'koffi\' imported from /a/b.js'), 'Cannot find package \'koffi\' imported from /a/b.js'],
	[printed('Error: Cannot find the native Koffi module; did you bundle it correctly?'), 'Cannot find the native Koffi module; did you bundle it correctly?'],
	[printed('TypeError: x is not a function.'), 'x is not a function'],
	['node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory\n', 'libatomic.so.1: cannot open shared object file: No such file or directory'],
	[printed(`Error: \u001B[31m${'long '.repeat(100)}`), `${'long '.repeat(32).slice(0, 159)}…`],
	['load: all is well\n', undefined],
	['', undefined],
])('what was printed at the end tells why: %#', (said, reason) => {
	expect(lastError(said)).toBe(reason);
});
