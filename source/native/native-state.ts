import {existsSync} from 'node:fs';
import {holder} from '../host/lock.ts';
import {readProgress, type BuildProgress} from './build-progress.ts';
import type {CpuIdentity} from './cpu-identity.ts';
import {readManifest, type Manifest} from './manifest.ts';
import type {NativePaths} from './native-paths.ts';

/** What this box is now: what a library was built for must be the same. */
export type Wanted = {readonly release: string; readonly cpu: CpuIdentity};

/** What there is of an engine built here. */
export type NativeState =
	| {readonly kind: 'none'}
	| {readonly kind: 'building'; readonly pid: number; readonly progress: BuildProgress | undefined}
	/** In use. */
	| {readonly kind: 'faster'; readonly manifest: Manifest}
	/** The prebuilt one is in use, as it is the faster one or as fast. */
	| {readonly kind: 'no-faster'; readonly manifest: Manifest}
	| {readonly kind: 'stale'; readonly manifest: Manifest; readonly why: string}
	| {readonly kind: 'broken'; readonly manifest: Manifest; readonly why: string}
	| {readonly kind: 'stopped'; readonly progress: BuildProgress}
	| {readonly kind: 'failed'; readonly problem: {readonly message: string; readonly hint: string}};

/** Looks at what lies in LISA's folder. */
export function nativeState(paths: NativePaths, wanted: Wanted): NativeState {
	const pid = holder(paths.lock);
	const progress = readProgress(paths.progress);
	if (pid !== undefined) {
		return {kind: 'building', pid, progress};
	}

	// A build that was killed left no word; what it made is gone on with as after a stop.
	if (progress !== undefined) {
		return progress.problem === undefined ? {kind: 'stopped', progress} : {kind: 'failed', problem: progress.problem};
	}

	const manifest = readManifest(paths.manifest);
	return manifest === undefined ? {kind: 'none'} : judge(manifest, wanted, existsSync(paths.library));
}

/** What is known of a library that was built, held against the box as it is now. */
export function judge(manifest: Manifest, {release, cpu}: Wanted, isThere: boolean): NativeState {
	if (manifest.release !== release) {
		return {kind: 'stale', manifest, why: `it is of llama.cpp ${manifest.release}, and this is ${release}`};
	}

	if (manifest.cpu.id !== cpu.id) {
		return {kind: 'stale', manifest, why: manifest.cpu.model === cpu.model ? 'this CPU no longer does the same as when it was built' : `it was built for another CPU, ${manifest.cpu.model}`};
	}

	if (manifest.broken !== undefined) {
		return {kind: 'broken', manifest, why: manifest.broken};
	}

	if (manifest.verdict === 'faster' && !isThere) {
		return {kind: 'broken', manifest, why: 'its file is gone'};
	}

	return {kind: manifest.verdict, manifest};
}
