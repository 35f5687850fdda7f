import {readdir} from 'node:fs/promises';
import {existsSync} from 'node:fs';
import process from 'node:process';
import {readOnce} from './read-once.ts';
import {runProgram} from './run-program.ts';

/** What is installed of the drivers and libraries that a model may run on. */
export type DriverFacts = {
	/** The version of the NVIDIA module that the kernel has loaded. */
	readonly nvidiaModule?: string;
	/** Libraries that the loader finds; absent where it cannot be asked. */
	readonly libraries?: {readonly cuda: boolean; readonly nvml: boolean; readonly vulkan: boolean};
	/** Vulkan drivers that are registered. */
	readonly vulkanDrivers: readonly string[];
};

/**
Looks what is installed.

@param root Stands before `/proc`, `/etc` and `/usr` in tests.
*/
export async function findDriverFacts(root = ''): Promise<DriverFacts> {
	const drivers = await Promise.all(['/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d'].map(async folder => readdir(root + folder).catch(() => [])));
	return {
		nvidiaModule: moduleVersion(readOnce(`${root}/proc/driver/nvidia/version`) ?? ''),
		libraries: process.platform === 'linux' ? await findLibraries() : undefined,
		vulkanDrivers: drivers.flat().filter(name => name.endsWith('.json')).sort(),
	};
}

/** From `NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb …`. */
export function moduleVersion(text: string): string | undefined {
	return /Kernel Module(?:\s+for \S+)?\s+(\d+(?:\.\d+)+)/u.exec(text)?.[1];
}

async function findLibraries(): Promise<DriverFacts['libraries']> {
	// Not in the path of every user.
	const command = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(path => existsSync(path)) ?? 'ldconfig';
	try {
		const {stdout} = await runProgram(command, ['-p'], 5000);
		return {cuda: stdout.includes('libcuda.so.1'), nvml: stdout.includes('libnvidia-ml.so.1'), vulkan: stdout.includes('libvulkan.so.1')};
	} catch {
		return undefined;
	}
}
