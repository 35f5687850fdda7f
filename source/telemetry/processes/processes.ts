import process from 'node:process';
import type {ProcessSource} from './source.ts';

/** @returns The source of processes of this system. */
export async function createProcessSource(): Promise<ProcessSource> {
	if (process.platform === 'linux') {
		const {createLinuxProcesses} = await import('./linux.ts');
		return createLinuxProcesses();
	}

	const {createOtherProcesses} = await import('./elsewhere.ts');
	return createOtherProcesses();
}
