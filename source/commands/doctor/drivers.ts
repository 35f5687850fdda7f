import type {Finding} from '../../core/finding.ts';
import type {Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {DriverFacts} from '../../telemetry/driver-facts.ts';

/** What the engine itself says it runs on, as in `CUDA`. */
export type EngineFacts = {readonly backend?: string};

const area = 'drivers';

/** Drivers and libraries: whether the cards that are there can be used, and whether their versions agree. */
export function gradeDrivers({gpus, gpuStatus}: Sample, {nvidiaModule, libraries, vulkanDrivers}: DriverFacts, {backend}: EngineFacts): Finding[] {
	const nvidia = gpus.filter(({vendor}) => vendor === 'nvidia');
	const findings: Finding[] = [];
	const add = (name: string, level: Finding['level'], said: string, remedy?: string) => {
		findings.push({area, name, level, said, ...(remedy !== undefined && {remedy})});
	};

	if (nvidia.length > 0) {
		const {driver, cuda} = nvidia[0]!;
		add('NVIDIA', 'ok', `driver ${cleanLine(driver ?? 'of a version it does not tell')}${cuda === undefined ? '' : `, CUDA up to ${cleanLine(cuda)}`}.`);
		if (driver !== undefined && nvidiaModule !== undefined && driver !== nvidiaModule) {
			add('versions', 'problem', `the library is ${cleanLine(driver)}, the loaded kernel module ${cleanLine(nvidiaModule)}.`, 'Restart the box: the driver was updated and the old module is still loaded.');
		}

		const failing = nvidia.filter(card => card.failure !== undefined || card.lost);
		for (const {name, failure, lost} of failing) {
			add(cleanLine(name), 'problem', lost ? 'the card no longer answers.' : cleanLine(failure!), 'Run `nvidia-smi`: if it fails, restart the box.');
		}

		if (libraries?.cuda === false) {
			add('CUDA', 'problem', 'the loader does not find libcuda.so.1, which the driver brings.', 'Install the whole driver package (for containers: start with `--gpus all`).');
		}
	} else if (nvidiaModule !== undefined || /nvidia/iu.test(gpuStatus)) {
		add('NVIDIA', 'problem', cleanLine(gpuStatus) || `the kernel module ${nvidiaModule} is loaded, and no card answers.`, 'Run `nvidia-smi`: if it fails, install or update the driver and restart.');
	} else {
		add('NVIDIA', 'ok', 'no NVIDIA card, and no driver needed.');
	}

	return [...findings, gradeVulkan(gpus.length > 0, libraries, vulkanDrivers), gradeBackend(gpus.length > 0, backend)];
}

function gradeVulkan(hasCard: boolean, libraries: DriverFacts['libraries'], drivers: readonly string[]): Finding {
	const name = 'Vulkan';
	if (libraries === undefined) {
		return {area, name, level: 'unknown', said: 'the loader cannot be asked on this system.'};
	}

	if (libraries.vulkan && drivers.length > 0) {
		return {area, name, level: 'ok', said: `libvulkan.so.1 and ${drivers.length} ${drivers.length === 1 ? 'driver' : 'drivers'}: ${cleanLine(drivers.join(', '))}.`};
	}

	const missing = libraries.vulkan ? 'no Vulkan driver is registered' : 'libvulkan.so.1 is not installed';
	return hasCard
		? {area, name, level: 'warning', said: `${missing}: a card without CUDA cannot be used.`, remedy: 'Install it, as in `sudo apt install libvulkan1 mesa-vulkan-drivers`.'}
		: {area, name, level: 'ok', said: `${missing}; without a card it is not needed.`};
}

function gradeBackend(hasCard: boolean, backend: string | undefined): Finding {
	const name = 'engine';
	if (backend === undefined) {
		return {area, name, level: 'unknown', said: 'what it runs on is not known: no model could be loaded.'};
	}

	return hasCard && backend === 'CPU'
		? {area, name, level: 'warning', said: 'it runs on the CPU although there is a card.', remedy: 'Look at the driver above; `lisa stop`, then `lisa`, tries again.'}
		: {area, name, level: 'ok', said: `it runs on ${cleanLine(backend)}.`};
}
