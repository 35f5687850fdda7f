import {spawnSync} from 'node:child_process';
import {mkdirSync, rmSync} from 'node:fs';
import {setPriority} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {toProblem} from '../core/errors.ts';
import {findCores, wholeCores} from '../engine/cores.ts';
import {releaseLock, takeLock} from '../host/lock.ts';
import {buildNative} from './build.ts';
import type {BuildOrder} from './build-order.ts';
import {readProgress, writeProgress} from './build-progress.ts';
import {findBundle} from './bundle.ts';
import {compileLibrary} from './compile.ts';
import {tryLibrary} from './try-library.ts';
import {wanted} from './wanted.ts';

/*
The process that builds: detached from whoever asked for it, so that it goes on when a terminal is closed, and the leader of its group, so that its compilers end with it.
*/

const {paths, guide, model} = JSON.parse(process.argv[2]!) as BuildOrder;
mkdirSync(paths.folder, {recursive: true, mode: 0o700});
if (!takeLock(paths.lock)) {
	// Another one is building.
	process.exit(0);
}

giveWay();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.on(signal, stop);
}

process.on('SIGHUP', () => undefined);
mkdirSync(path.dirname(paths.log), {recursive: true, mode: 0o700});
rmSync(paths.log, {force: true});
writeProgress(paths.progress, {stage: 'unpack', fraction: 0, since: Date.now()});
try {
	await buildNative({
		paths,
		wanted: wanted(),
		bundle: findBundle(),
		guide,
		model,
		// Half of the cores: the governor of a reply counts what others take, whatever their priority.
		jobs: Math.max(1, wholeCores(findCores()) >> 1),
		compile: compileLibrary,
		attempt: tryLibrary,
	});
} catch (error) {
	const {message, hint} = toProblem(error);
	writeProgress(paths.progress, {stage: 'unpack', fraction: 0, since: Date.now(), ...readProgress(paths.progress), problem: {message, hint}});
}

releaseLock(paths.lock);

/** Everything else goes first, for processors and for the disk; where the system has no such thing, by niceness alone. */
function giveWay(): void {
	setPriority(19);
	spawnSync('chrt', ['--idle', '--pid', '0', String(process.pid)], {stdio: 'ignore'});
	spawnSync('ionice', ['-c', '3', '-p', String(process.pid)], {stdio: 'ignore'});
}

function stop(): void {
	const progress = readProgress(paths.progress);
	if (progress !== undefined) {
		writeProgress(paths.progress, {...progress, stopped: true});
	}

	releaseLock(paths.lock);
	// The compilers and the trial too.
	process.kill(-process.pid, 'SIGKILL');
}
