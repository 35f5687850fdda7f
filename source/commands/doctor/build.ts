import {statSync} from 'node:fs';
import process from 'node:process';
import {LisaError} from '../../core/errors.ts';
import {duration} from '../../core/format.ts';
import {connect} from '../../host/client.ts';
import {modelPath} from '../../host/model-path.ts';
import {resolvePaths} from '../../host/paths.ts';
import type {BuildProgress} from '../../native/build-progress.ts';
import {checkRoom} from '../../native/build.ts';
import {findBundle} from '../../native/bundle.ts';
import {followBuild, stopBuild} from '../../native/follow-build.ts';
import {nativePaths, type NativePaths} from '../../native/native-paths.ts';
import {nativeState, type NativeState} from '../../native/native-state.ts';
import {startBuild} from '../../native/start-build.ts';
import {checkTools} from '../../native/tools.ts';
import {wanted} from '../../native/wanted.ts';
import {seenRates} from '../../storage/seen-rates.ts';
import {createMemorySource} from '../../telemetry/linux/memory.ts';
import {fitText} from '../models-table.ts';
import {printer} from '../models-print.ts';
import {comparison, stageWords} from './native.ts';

/** What a model takes while it is measured, beside what is mapped: a copy of the weights in another order, and the cache. */
const perByte = 2.2;

/**
`lisa doctor --build`: builds the engine for this CPU and takes it into use if it is faster. The build is a process of its own: this one looks on.

@returns The exit code.
@throws LisaError `build-failed` or `disk-full`, with what to type.
*/
export async function buildEngine({json, model}: {readonly json: boolean; readonly model?: string}): Promise<number> {
	if (process.platform !== 'linux') {
		throw new LisaError('LISA builds an engine on Linux only; here the prebuilt one is used.', {code: 'build-failed', hint: 'There is nothing to do.'});
	}

	const paths = nativePaths(resolvePaths());
	const want = wanted();
	let state = nativeState(paths, want);
	const measured = model === undefined ? undefined : modelPath(model);
	// What has been found out stays true, unless another model is to be measured.
	const isKnown = state.kind === 'faster' || (state.kind === 'no-faster' && (measured === undefined || measured === state.manifest.model));
	if (!isKnown) {
		if (state.kind !== 'building') {
			findBundle();
			checkTools();
			checkRoom(paths);
			await startBuild({paths, guide: modelPath('guide'), model: measured ?? await usualModel()});
		}

		state = await lookOn(paths, want);
	}

	return tell(state, paths, {json, isKnown});
}

async function lookOn(paths: NativePaths, want: ReturnType<typeof wanted>): Promise<NativeState> {
	const leave = new AbortController();
	const {stdin, stderr} = process;
	process.once('SIGINT', () => {
		stopBuild(paths, want);
	});
	// Ctrl+D
	if (stdin.isTTY) {
		stdin.resume().once('end', () => {
			leave.abort();
		});
	}

	try {
		return await followBuild({paths, wanted: want, signal: leave.signal, onProgress(progress) {
			if (stderr.isTTY) {
				stderr.write(`\r\u001B[K${fitText(progressLine(progress, Date.now()), (stderr.columns || 80) - 1)}`);
			}
		}});
	} finally {
		stdin.pause();
		if (stderr.isTTY) {
			stderr.write('\r\u001B[K');
		}
	}
}

/** What is going on, how long it will take, and which keys there are. */
export function progressLine(progress: BuildProgress, now: number): string {
	const {stage, fraction, since} = progress;
	const left = (stage === 'compile' || stage === 'measure') && fraction > 0.05 ? `, about ${duration(((now - since) / 1000) * (1 / fraction - 1))} left` : '';
	return `${stageWords(progress)}${left} (Ctrl+C stops it, Ctrl+D lets it go on alone)`;
}

function tell(state: NativeState, {log}: NativePaths, {json, isKnown}: {readonly json: boolean; readonly isKnown: boolean}): number {
	if (state.kind === 'failed') {
		throw new LisaError(state.problem.message, {code: 'build-failed', hint: state.problem.hint});
	}

	if (state.kind === 'stopped') {
		throw new LisaError('The build was stopped.', {code: 'cancelled', hint: '`lisa doctor --build` goes on where it was; the prebuilt engine is in use, as before.'});
	}

	return printer(json)({data: {...state, log}, blocks: sentences(state, isKnown)});
}

/** What came of it, as sentences. */
export function sentences(state: NativeState, isKnown: boolean): string[] {
	switch (state.kind) {
		case 'faster': {
			return [`The engine built for this CPU is ${isKnown ? 'in use' : 'taken into use'}: ${comparison(state.manifest)}.`, ...(isKnown ? [] : ['A model that is loaded already goes on with the prebuilt one until `lisa stop`.'])];
		}

		case 'no-faster': {
			return [`The prebuilt engine stays: one built for this CPU was no faster, so nothing was kept. Measured: ${comparison(state.manifest)}.`, 'To measure on another model: `lisa doctor --build --model FILE`.'];
		}

		case 'building': {
			return ['The build goes on by itself; `lisa doctor --build` looks on again.'];
		}

		case 'none':
		case 'stale':
		case 'broken':
		case 'stopped':
		case 'failed': {
			return ['There is no engine built here; the prebuilt one is in use.'];
		}
	}
}

/** The model in use, or the largest that was; whichever fits in memory once more. The guide where there is none. */
async function usualModel(): Promise<string> {
	const client = await connect({kind: 'command', start: false}).catch(() => undefined);
	const inUse = await client?.command({type: 'now'}).then(({now}) => now?.model?.path).catch(() => undefined);
	client?.close();
	const size = (file: string) => statSync(file, {throwIfNoEntry: false})?.size ?? 0;
	const free = memoryFree();
	const seen = [...seenRates(resolvePaths().database).keys()].sort((a, b) => size(b) - size(a));
	const fits = (file: string) => size(file) > 0 && size(file) * perByte < free;
	return [inUse, ...seen].find(file => file !== undefined && fits(file)) ?? modelPath('guide');
}

/** @returns Bytes that this process may still take, as the panels show it: a build is for Linux only. */
function memoryFree(): number {
	const source = createMemorySource();
	try {
		return source.read(performance.now()).available;
	} finally {
		source.close();
	}
}
