import {expect, test} from 'vitest';
import {progressLine, sentences} from '../../../source/commands/doctor/build.ts';
import {gradeNative} from '../../../source/commands/doctor/native.ts';
import type {Manifest} from '../../../source/native/manifest.ts';
import type {NativeState} from '../../../source/native/native-state.ts';

const manifest: Manifest = {release: 'v1', cpu: {model: 'A CPU', id: 'a'}, made: Date.UTC(2026, 10, 24, 12), verdict: 'faster', decode: 1.084, prefill: 0.99, model: '/m/mist\u001B[2Jral.gguf', hash: ''};
const measured = 'decode 1.08 ×, prompts 0.99 × as fast as with the prebuilt one (mistral.gguf, 2026-11-24)';

test.each<readonly [state: NativeState, level: string, said: string, remedy: string | undefined]>([
	[{kind: 'none'}, 'ok', 'the prebuilt engine computes. `lisa doctor --build` finds out whether one built for this CPU is faster.', undefined],
	[{kind: 'building', pid: 1, progress: undefined}, 'ok', 'the prebuilt engine computes; one for this CPU is being built.', undefined],
	[{kind: 'building', pid: 1, progress: {stage: 'compile', fraction: 0.345, since: 0}}, 'ok', 'the prebuilt engine computes; one for this CPU is being built: compiling 35 %.', undefined],
	[{kind: 'faster', manifest}, 'ok', `an engine built for this CPU computes: ${measured}.`, undefined],
	[{kind: 'no-faster', manifest}, 'ok', `the prebuilt engine computes; one built for this CPU was no faster: ${measured}.`, undefined],
	[{kind: 'stale', manifest, why: 'it is of llama.cpp v0, and this is v1'}, 'warning', 'the engine built here is not used: it is of llama.cpp v0, and this is v1. The prebuilt one computes.', 'Type `lisa doctor --build` to build it anew.'],
	[{kind: 'broken', manifest, why: 'the engine stopped with it (SIGILL)'}, 'warning', 'the engine built here was set aside: the engine stopped with it (SIGILL). The prebuilt one computes.', 'Type `lisa doctor --build` to build it anew.'],
	[{kind: 'stopped', progress: {stage: 'compile', fraction: 0.5, since: 0}}, 'ok', 'the prebuilt engine computes; a build for this CPU was stopped while compiling 50 %.', 'Type `lisa doctor --build` to go on with it.'],
	[{kind: 'failed', problem: {message: 'It \u001B[2Jbroke.', hint: 'Do this.'}}, 'warning', 'the prebuilt engine computes; building one for this CPU failed. It broke.', 'Do this.'],
])('%j', (state, level, said, remedy) => {
	expect(gradeNative(state, 'linux')).toMatchObject({area: 'LISA', name: 'build', level, said});
	expect(gradeNative(state, 'linux').remedy).toBe(remedy);
});

test('elsewhere nothing is offered that is not to be had', () => {
	expect(gradeNative({kind: 'none'}, 'darwin').said).toBe('the prebuilt engine computes.');
});

test.each([
	['compile', 0.34, 'compiling 34 %, about 39 s left (Ctrl+C stops it, Ctrl+D lets it go on alone)'],
	['compile', 0.01, 'compiling 1 % (Ctrl+C stops it, Ctrl+D lets it go on alone)'],
	['try', 0, 'trying it (Ctrl+C stops it, Ctrl+D lets it go on alone)'],
] as const)('progress while %s at %d fits in 80 columns', (stage, fraction, text) => {
	const line = progressLine({stage, fraction, since: 0}, 20_000);
	expect(line).toBe(text);
	expect(line.length).toBeLessThan(80);
});

test('what came of it is said, and what to type', () => {
	expect(sentences({kind: 'faster', manifest}, false)).toEqual([`The engine built for this CPU is taken into use: ${measured}.`, 'A model that is loaded already goes on with the prebuilt one until `lisa stop`.']);
	expect(sentences({kind: 'faster', manifest}, true)).toEqual([`The engine built for this CPU is in use: ${measured}.`]);
	expect(sentences({kind: 'no-faster', manifest}, true)).toEqual([`The prebuilt engine stays: one built for this CPU was no faster, so nothing was kept. Measured: ${measured}.`, 'To measure on another model: `lisa doctor --build --model FILE`.']);
});
