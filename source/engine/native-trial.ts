import {readFileSync} from 'node:fs';
import process from 'node:process';
import {getLlama, LlamaLogLevel} from 'node-llama-cpp';
import type {TrialAnswer, TrialOrder, TrialReport} from '../core/native-trial.ts';
import {cleanLine} from '../core/text.ts';
import {freeMemory} from './free-memory.ts';
import {loadRung} from './load.ts';
import type {Machine} from './machine.ts';
import {loadNativeBackend} from './native-backend.ts';
import {measureTimes, timedContext} from './native-times.ts';
import {replyPlaces} from './native-answers.ts';
import {release} from './rung.ts';

/*
Tries one CPU library in a process of its own, since a library that was just built may end whoever loads it. One thread: what another library does for a token is its arithmetic, and one thread waits for nobody.
*/

async function attempt({library, answer, measure}: TrialOrder): Promise<TrialReport> {
	if (library !== undefined) {
		loadNativeBackend(library);
	}

	const llama = await getLlama({gpu: false, build: 'never', skipDownload: true, progressLogs: false, logLevel: LlamaLogLevel.disabled, maxThreads: 1});
	checkLoaded(library);
	const machine: Machine = {llama, cores: 1, freeMemory};
	const answers: TrialAnswer[] = [];
	if (answer !== undefined) {
		const rung = await loadRung({path: answer.model, contextSize: 1024, threads: 1}, {machine});
		answers.push(...await replyPlaces(rung, answer.said));
		await release(rung);
	}

	const rung = await loadRung({path: measure, contextSize: timedContext, threads: 1}, {machine});
	const times = await measureTimes(rung);
	await release(rung);
	return {type: 'done', answers, times};
}

/** What this process has mapped must be one library to compute with: the one that is tried. Where the system doesn't tell, the trial itself must do. */
function checkLoaded(library: string | undefined): void {
	let maps: string;
	try {
		maps = readFileSync('/proc/self/maps', 'utf8');
	} catch {
		return;
	}

	const mapped = [...new Set(maps.split('\n').map(line => line.split(/\s+/u, 6)[5] ?? ''))];
	const bases = mapped.filter(file => /libggml-base[^/]*$/u.test(file));
	if (bases.length > 1) {
		throw new Error('it stands on libraries of its own instead of the prebuilt ones');
	}

	if (library !== undefined && mapped.some(file => /libggml-cpu[^/]*$/u.test(file) && file !== library)) {
		throw new Error('the prebuilt library was loaded beside it');
	}
}

function say(report: TrialReport): void {
	process.send!(report, undefined, {}, () => {
		process.exit(0);
	});
}

process.on('disconnect', () => {
	process.kill(process.pid, 'SIGKILL');
});
process.on('SIGINT', () => undefined);
process.once('message', order => {
	void run(order as TrialOrder);
});

async function run(order: TrialOrder): Promise<void> {
	try {
		say(await attempt(order));
	} catch (error) {
		say({type: 'failed', message: cleanLine(error instanceof Error ? error.message : String(error)).replace(/\.$/u, '')});
	}
}
