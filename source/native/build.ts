import {copyFileSync, mkdirSync, renameSync, rmSync, statfsSync} from 'node:fs';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';
import {differenceOf, isWorthwhile, speedUp, type TrialAnswer, type TrialOrder, type TrialReport, type TrialTimes} from '../core/native-trial.ts';
import {writeProgress, type BuildProgress} from './build-progress.ts';
import {hashOf} from './chosen-library.ts';
import type {CompileOptions} from './compile.ts';
import {writeManifest, type Manifest} from './manifest.ts';
import type {NativePaths} from './native-paths.ts';
import type {Wanted} from './native-state.ts';

export type BuildOptions = {
	readonly paths: NativePaths;
	readonly wanted: Wanted;
	readonly bundle: string;
	/** The model whose answers must come out alike, and the one to measure on. */
	readonly guide: string;
	readonly model: string;
	readonly jobs: number;
	readonly compile: (options: CompileOptions) => Promise<string>;
	readonly attempt: (order: TrialOrder) => Promise<TrialReport>;
};

/** Times that both libraries take turns. */
const rounds = 5;

/** Room for the source, the objects and the library. Bytes. */
const roomNeeded = 400 * 2 ** 20;

/**
Builds the CPU library for this very processor, tries it, and keeps it if it is worth it. Where it stopped before, it goes on.

@returns What it came to.
@throws LisaError when it broke off.
*/
export async function buildNative({paths, wanted, bundle, guide, model, jobs, compile, attempt}: BuildOptions): Promise<Manifest> {
	const say = progressWriter(paths.progress);
	const trial = `${paths.library}.trial`;
	const built = await compile({bundle, work: paths.work, key: `${wanted.release} ${wanted.cpu.id}`, log: paths.log, jobs, onProgress: say});
	copyFileSync(built, trial);
	try {
		say('try', 0);
		const speed = await compareLibraries({trial, guide, model, attempt, onRound(done) {
			say(done === 0 ? 'try' : 'measure', done / rounds);
		}});
		const verdict = isWorthwhile(speed) ? 'faster' : 'no-faster';
		const manifest: Manifest = {...wanted, made: Date.now(), verdict, ...speed, model, hash: hashOf(trial)};
		if (verdict === 'faster') {
			renameSync(trial, paths.library);
		} else {
			rmSync(paths.library, {force: true});
		}

		writeManifest(paths.manifest, manifest);
		rmSync(paths.work, {recursive: true, force: true});
		rmSync(paths.progress, {force: true});
		return manifest;
	} finally {
		rmSync(trial, {force: true});
	}
}

/** @throws LisaError `disk-full` */
export function checkRoom({folder}: NativePaths): void {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const {bavail, bsize} = statfsSync(folder);
	if (bavail * bsize < roomNeeded) {
		throw new LisaError(`The build needs about ${bytes(roomNeeded)} for a while; ${bytes(bavail * bsize)} is free in ${folder}.`, {code: 'disk-full'});
	}
}

type Comparing = Pick<BuildOptions, 'guide' | 'model' | 'attempt'> & {readonly trial: string; readonly onRound: (done: number) => void};

/** The same words out of both first, then their times in turns. */
async function compareLibraries({trial, guide, model, attempt, onRound}: Comparing): Promise<TrialTimes> {
	const results: Array<readonly [TrialTimes, TrialTimes]> = [];
	let said: ReadonlyArray<readonly number[]> | undefined;
	for (let round = 0; round < rounds; round++) {
		onRound(round);
		const answer = round === 0 ? {model: guide} : undefined;
		const prebuilt = await outcome(attempt({answer, measure: model}), 'the prebuilt engine');
		said ??= prebuilt.answers.map(each => each.said);
		const own = await outcome(attempt({library: trial, answer: answer && {...answer, said}, measure: model}), 'the engine built here');
		if (round === 0) {
			checkAnswers(prebuilt.answers, own.answers);
		}

		results.push([prebuilt.times, own.times]);
	}

	return speedUp(results);
}

function checkAnswers(prebuilt: readonly TrialAnswer[], own: readonly TrialAnswer[]): void {
	const difference = differenceOf(prebuilt, own);
	if (difference !== undefined) {
		throw new LisaError(`The engine built here does not answer as the prebuilt one: ${difference}. It was thrown away.`, {code: 'build-failed', hint: 'The prebuilt engine is in use; another compiler may do better, as in `CXX=clang++ CC=clang lisa doctor --build`.'});
	}
}

async function outcome(report: Promise<TrialReport>, who: string): Promise<Extract<TrialReport, {type: 'done'}>> {
	const result = await report;
	if (result.type === 'failed') {
		throw new LisaError(`The trial of ${who} failed: ${result.message}.`, {code: 'build-failed', hint: 'The prebuilt engine is in use, as before.'});
	}

	return result;
}

/** Says where the build is, a hundred times a stage at most. */
function progressWriter(file: string): (stage: BuildProgress['stage'], fraction: number) => void {
	let last = '';
	let stage: BuildProgress['stage'] | undefined;
	let since = 0;
	return (now, fraction) => {
		if (now !== stage) {
			stage = now;
			since = Date.now();
		}

		const shown = `${now} ${Math.floor(fraction * 100)}`;
		if (shown !== last) {
			last = shown;
			writeProgress(file, {stage: now, fraction, since});
		}
	};
}
