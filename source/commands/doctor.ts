import process from 'node:process';
import type {Finding} from '../core/finding.ts';
import {resolvePaths} from '../host/paths.ts';
import {ownFolder} from '../library/stores/own.ts';
import {nativePaths} from '../native/native-paths.ts';
import {nativeState} from '../native/native-state.ts';
import {wanted} from '../native/wanted.ts';
import {findDriverFacts} from '../telemetry/driver-facts.ts';
import {readLimits} from '../telemetry/limits.ts';
import {measureMemoryBandwidth} from '../telemetry/memory-bandwidth.ts';
import {measureReadSpeed} from '../telemetry/read-speed.ts';
import {createSampler} from '../telemetry/sampler.ts';
import {askTerminal} from './doctor/ask-terminal.ts';
import {gradeDrivers} from './doctor/drivers.ts';
import {checkFolders} from './doctor/folders.ts';
import {gradeHardware} from './doctor/hardware.ts';
import {largeFile} from './doctor/large-file.ts';
import {gradeMemory} from './doctor/memory.ts';
import {gradeNative} from './doctor/native.ts';
import {doctorReport} from './doctor/report.ts';
import {gradeSettings} from './doctor/settings.ts';
import {gradeSpeed} from './doctor/speed.ts';
import {gradeStorage} from './doctor/storage.ts';
import {gradeTerminal} from './doctor/terminal.ts';
import {gradeThreads} from './doctor/threads.ts';
import {tryDecoding} from './doctor/try-decoding.ts';
import {printer} from './models-print.ts';
import {gatherSettings} from './settings/gather.ts';

/** `EX_UNAVAILABLE`: something that LISA needs is not as it should be. */
const foundProblem = 69;

/**
`lisa doctor`: this box against what models need, each finding with its remedy. It measures: what cannot be measured is told as such.

@returns The exit code: 0 unless there is a problem.
*/
export async function doctor({json}: {readonly json: boolean}): Promise<number> {
	const {stdout, stderr} = process;
	const show = (text: string) => {
		if (stderr.isTTY) {
			stderr.write(`\r\u001B[K${text}`);
		}
	};

	process.once('SIGINT', () => {
		show('');
		process.exit(130);
	});
	const findings = await examine(show);
	show('');
	printer(json)(doctorReport(findings, Math.max(40, (stdout.isTTY && stdout.columns) || 80)));
	return findings.some(({level}) => level === 'problem') ? foundProblem : 0;
}

/** One measurement after the other: at the same time they would disturb each other. */
async function examine(show: (text: string) => void): Promise<Finding[]> {
	const paths = resolvePaths();
	const models = ownFolder();
	const terminal = await askTerminal();
	show('looking at the box');
	const sampler = createSampler({modelPath: () => models});
	const sample = await sampler.sample();
	sampler.close();
	const drivers = await findDriverFacts();
	show('measuring the memory');
	const bandwidth = await measureMemoryBandwidth(Math.floor(sample.cpu?.usable ?? 1));
	show('measuring the disk');
	const read = await measureReadSpeed(await largeFile(models));
	show('a second of decode');
	const trial = await tryDecoding();
	return [
		...gradeHardware(sample),
		...gradeDrivers(sample, drivers, {backend: 'failure' in trial ? undefined : trial.model.backend}),
		...gradeMemory(sample.memory, readLimits()),
		...gradeStorage(sample.disk, models, read),
		...gradeThreads(sample.cpu),
		...gradeSpeed(bandwidth, trial),
		...gradeTerminal(terminal),
		...gradeSettings(gatherSettings().faults),
		...await checkFolders(paths, models),
		gradeNative(nativeState(nativePaths(paths), wanted()), process.platform),
	];
}
