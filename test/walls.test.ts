import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import Xo from 'xo';

const root = path.join(import.meta.dirname, '..');

/** A file of each room, what may not be imported there, and what may. */
const rooms: ReadonlyArray<readonly [room: string, file: string, refused: readonly string[], allowed: readonly string[]]> = [
	[
		'core',
		'source/core/chat.ts',
		['node:fs', 'node:fs/promises', 'node:process', 'react', 'ink', 'node-llama-cpp', 'koffi', 'systeminformation', 'pino', '../host/client.ts', '../ui/state.ts', '../engine/main.ts', '../library/inspect.ts'],
		['./errors.ts', 'zod/mini'],
	],
	[
		'engine',
		'source/engine/main.ts',
		['../host/client.ts', '../telemetry/sampler.ts', '../library/inspect.ts', '../storage/store.ts', '../ui/state.ts', '../commands/ask.ts', '../cli.ts', 'ink', 'react'],
		['../core/errors.ts', 'node-llama-cpp', 'node:process'],
	],
	['telemetry', 'source/telemetry/sampler.ts', ['../host/client.ts', '../engine/main.ts', '../ui/state.ts', '../commands/ask.ts', 'ink', 'react', 'node-llama-cpp'], ['../core/samples.ts', 'node:fs', 'koffi']],
	['library', 'source/library/inspect.ts', ['../host/client.ts', '../engine/main.ts', '../ui/state.ts', '../commands/ask.ts', 'ink', 'react', 'node-llama-cpp'], ['../core/gguf.ts', 'node:fs']],
	['native', 'source/native/build.ts', ['../engine/main.ts', '../engine/native-backend.ts', '../host/client.ts', '../telemetry/sampler.ts', '../storage/store.ts', '../ui/state.ts', '../commands/ask.ts', 'ink', 'react', 'node-llama-cpp', 'koffi'], ['../core/format.ts', '../engine/cores.ts', '../engine/native-library.ts', '../host/lock.ts', '../host/paths.ts', 'node:fs']],
	['storage', 'source/storage/store.ts', ['../host/client.ts', '../engine/main.ts', '../ui/state.ts', '../commands/ask.ts', 'ink', 'react', 'node-llama-cpp'], ['../core/chat.ts', 'node:sqlite']],
	['host', 'source/host/host.ts', ['node-llama-cpp', 'koffi', '../engine/main.ts', '../engine/swap.ts', '../ui/state.ts', '../commands/ask.ts', 'ink', 'react'], ['../core/view.ts', '../storage/store.ts', '../telemetry/sampler.ts', '../library/inspect.ts', '../engine/quantize.ts', 'node:process']],
	['ui', 'source/ui/face.ts', ['../engine/main.ts', '../telemetry/sampler.ts', '../library/inspect.ts', '../storage/store.ts', '../host/host.ts', '../host/server.ts', 'node-llama-cpp', 'koffi', 'systeminformation'], ['../core/view.ts', '../host/client.ts', '../host/paths.ts', 'ink', 'react']],
	['ui', 'source/ui/chat/transcript.ts', ['../../engine/main.ts', '../../storage/store.ts', '../../host/host.ts'], ['../../core/view.ts', '../../host/client.ts']],
	['commands', 'source/commands/ask.ts', ['node-llama-cpp', 'koffi', '../engine/main.ts', '../storage/store.ts', '../host/host.ts'], ['../host/client.ts', '../library/inspect.ts', '../telemetry/sampler.ts', '../ui/main.tsx', '../engine/quantize.ts']],
];

let xo: Xo;
beforeAll(() => {
	xo = new Xo({cwd: root});
});

/** Lints a file as if it imported these, and gives what is said of each line. */
async function linted(file: string, imports: readonly string[]): Promise<Array<readonly [name: string, said: string]>> {
	const text = imports.map(name => `import '${name}';`).join('\n');
	const {results} = await xo.lintText(`${text}\n`, {filePath: path.join(root, file)});
	const messages = results[0]!.messages.filter(({ruleId}) => ruleId === 'no-restricted-imports' || ruleId === null);
	return imports.map((name, index) => [name, messages.filter(({line}) => line === index + 1).map(({message}) => message).join(' ')]);
}

describe.each(rooms)('the wall of %s (%s)', (room, file, refused, allowed) => {
	test('says its name to what goes through it, and lets the rest pass', async () => {
		const said = await linted(file, [...refused, ...allowed]);
		for (const [name, message] of said.slice(0, refused.length)) {
			expect([name, message]).toEqual([name, expect.stringMatching(new RegExp(String.raw`The wall of (?:.*\b)?${room}/`))]);
		}

		expect(said.slice(refused.length)).toEqual(allowed.map(name => [name, '']));
	}, 60_000);
});
