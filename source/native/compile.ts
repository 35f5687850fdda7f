import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {LisaError} from '../core/errors.ts';
import type {BuildProgress} from './build-progress.ts';
import {runTool} from './run-tool.ts';
import {findProgram} from './tools.ts';

export type CompileOptions = {
	/** The release as a repository in one file, which node-llama-cpp brings. */
	readonly bundle: string;
	/** Source and objects; what is there already is gone on with. */
	readonly work: string;
	/** Of release and CPU: objects of others are thrown away. */
	readonly key: string;
	readonly log: string;
	/** Compilers at once. */
	readonly jobs: number;
	readonly onProgress: (stage: BuildProgress['stage'], fraction: number) => void;
};

/*
The same choices as those of the prebuilt library, so that it fits in its place, and one of its own: for this very processor. A library for one processor needs no choosing at run time, which ggml's build refuses for it; the entry that the choosing calls is asked for by its name alone.
*/
const choices = [
	'-DCMAKE_BUILD_TYPE=Release',
	'-DBUILD_SHARED_LIBS=ON',
	'-DGGML_NATIVE=ON',
	'-DGGML_OPENMP=OFF',
	'-DGGML_LLAMAFILE=ON',
	'-DGGML_CPU_REPACK=ON',
	'-DGGML_CCACHE=OFF',
	'-DGGML_BUILD_TESTS=OFF',
	'-DGGML_BUILD_EXAMPLES=OFF',
	'-DCMAKE_C_FLAGS=-DGGML_BACKEND_DL',
	'-DCMAKE_CXX_FLAGS=-DGGML_BACKEND_DL',
	// It stands on the library that node-llama-cpp has loaded, which bears its name without a version.
	'-DCMAKE_PLATFORM_NO_VERSIONED_SONAME=ON',
	'-DCMAKE_SKIP_RPATH=ON',
];

/** ggml is made to be a part of another project: alone it asks for files that are not in the bundle. */
const project = `cmake_minimum_required(VERSION 3.14)
project(lisa-engine C CXX)
add_subdirectory(source/ggml)
`;

/**
Builds the CPU library of the pinned release, without a network.

@returns Where it lies within the work folder.
@throws LisaError
*/
export async function compileLibrary({bundle, work, key, log, jobs, onProgress}: CompileOptions): Promise<string> {
	const mark = path.join(work, 'key');
	const marked = [key, project, ...choices].join('\n');
	if (readText(mark) !== marked) {
		rmSync(work, {recursive: true, force: true});
		mkdirSync(work, {recursive: true, mode: 0o700});
		writeFileSync(mark, marked);
	}

	const source = path.join(work, 'source');
	onProgress('unpack', 0);
	if (!existsSync(source)) {
		await unpack(bundle, source, log);
	}

	onProgress('configure', 0);
	const objects = path.join(work, 'objects');
	mkdirSync(objects, {recursive: true});
	writeFileSync(path.join(work, 'CMakeLists.txt'), project);
	const generator = findProgram('make') === undefined && findProgram('ninja') !== undefined ? ['-G', 'Ninja'] : [];
	try {
		await runTool('cmake', ['-S', work, '-B', objects, ...generator, ...choices], {task: 'prepare', log});
	} catch (error) {
		// What it remembers of a box where something was missing would mislead it the next time.
		rmSync(objects, {recursive: true, force: true});
		throw error;
	}

	onProgress('compile', 0);
	await runTool('cmake', ['--build', objects, '--target', 'ggml-cpu', '--parallel', String(jobs)], {
		task: 'compile',
		log,
		onLine(line) {
			const fraction = compiled(line);
			if (fraction !== undefined) {
				onProgress('compile', fraction);
			}
		},
	});
	return find(objects);
}

/** Only the part that is built leaves the bundle. It has its name when it is whole. */
async function unpack(bundle: string, source: string, log: string): Promise<void> {
	const part = `${source}.part`;
	rmSync(part, {recursive: true, force: true});
	const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false'];
	await runTool('git', [...quiet, 'clone', '--quiet', '--no-checkout', bundle, part], {task: 'unpack', log});
	await runTool('git', ['-C', part, ...quiet, 'checkout', '--quiet', 'HEAD', '--', 'ggml', 'LICENSE'], {task: 'unpack', log});
	rmSync(path.join(part, '.git'), {recursive: true, force: true});
	renameSync(part, source);
}

/** @returns How far the compilers are, from a line as `[ 34%] Building …` of make or `[12/40] Building …` of ninja. */
export function compiled(line: string): number | undefined {
	const match = /^\[\s*(\d+)(?:%|\/(\d+))\]/u.exec(line);
	return match === null ? undefined : Math.min(1, Number(match[1]) / Number(match[2] ?? 100));
}

function find(objects: string): string {
	const entries = readdirSync(objects, {recursive: true, withFileTypes: true});
	const file = entries.find(entry => entry.isFile() && /^libggml-cpu\.so[\d.]*$/u.test(entry.name));
	if (file === undefined) {
		throw new LisaError('The build ended without a library.', {code: 'build-failed'});
	}

	return path.join(file.parentPath, file.name);
}

function readText(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
