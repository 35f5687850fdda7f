import process from 'node:process';
import {existsSync} from 'node:fs';
import {platform} from 'node:os';
import {Refreshed} from '../refreshed.ts';
import type {Source} from '../source.ts';
import {createAmdgpuSource} from './amdgpu.ts';
import {findDisplayDevices, nvidia} from './display-devices.ts';
import {noGpu, type GpuReading} from './gpus.ts';
import {namedOnly} from './named-only.ts';

const defaultLibrary = platform() === 'win32' ? 'nvml.dll' : 'libnvidia-ml.so.1';

/**
What the cards' sources need to know.
*/
export type GpuOptions = {
	readonly enginePid: () => number | undefined;
	/** Whether somebody looks at what every process holds, where to find out costs. */
	readonly everyProcess?: () => boolean;
	/** Stands before `/sys` and `/proc` in tests. */
	readonly root?: string;
	/** NVML's library; `LISA_NVML`, or the driver's own, when left out. */
	readonly nvmlPath?: string;
};

/**
All graphics cards of this machine, of whatever make. The native bridge to NVML is loaded only where there is something to cross to.
*/
export async function createGpuSource({enginePid, everyProcess, root = '', nvmlPath = process.env['LISA_NVML']}: GpuOptions): Promise<Source<GpuReading>> {
	const bus = new Refreshed(30_000, () => {
		const devices = findDisplayDevices(root);
		return {nvidia: devices.some(({vendor}) => vendor === nvidia), named: namedOnly(devices, root)};
	});
	const amdgpu = createAmdgpuSource({enginePid, everyProcess, root});
	let nvml: Source<GpuReading> | undefined;
	let loading: Promise<void> | undefined;

	let broken = '';
	const load = async (): Promise<void> => {
		const required = nvmlPath !== undefined || bus.get(performance.now()).nvidia;
		try {
			const {createNvmlSource} = await import('./nvml.ts');
			nvml = createNvmlSource({path: nvmlPath ?? defaultLibrary, enginePid, required});
		} catch {
			// Its bridge to native code is a package of its own for each platform, and may be missing.
			broken = required ? 'NVIDIA cards cannot be read: the koffi package cannot be loaded. Run `npm install` in LISA’s folder.' : '';
		}
	};

	const wanted = (now: number): boolean => nvmlPath !== undefined || bus.get(now).nvidia || (root === '' && hiddenCards());
	return {
		async prepare(now) {
			if (wanted(now)) {
				loading ??= load();
				await loading;
			}

			await nvml?.prepare?.(now);
		},
		read(now) {
			const readings = [nvml?.read(now), amdgpu.read(now), {status: '', cards: bus.get(now).named.map((card, index) => ({index, ...card}))}].filter(reading => reading !== undefined);
			const cards = readings.flatMap(reading => reading.cards).map((card, index) => ({...card, index}));
			const problem = readings.find(({status}) => status !== '')?.status ?? (broken || undefined);
			return {status: problem ?? (cards.length === 0 ? noGpu : ''), cards};
		},
		close() {
			nvml?.close();
			amdgpu.close();
		},
	};
}

/** Windows shows no PCI bus, and its subsystem for Linux has the library with neither card nor driver to be seen. */
function hiddenCards(): boolean {
	return platform() === 'win32' || existsSync('/proc/driver/nvidia/version') || existsSync('/usr/lib/wsl/lib/libnvidia-ml.so.1');
}
