import type {DiskSample, GpuSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';

/**
What systeminformation finds out once. It starts programs of the system's to do so, which is why it is never asked again.
*/
export type SystemFacts = {
	readonly cores?: number;
	readonly diskKind?: DiskSample['kind'];
	readonly link?: {readonly name: string; readonly speed?: number; readonly wireless: boolean};
	readonly cards: ReadonlyArray<Omit<GpuSample, 'index'>>;
};

/**
Asks systeminformation what this machine is. Parts that fail are absent.
*/
export async function findSystemFacts(): Promise<SystemFacts> {
	const {default: information} = await import('systeminformation');
	const [cpu, disks, network, graphics] = await Promise.allSettled([
		information.cpu(),
		information.diskLayout(),
		information.networkInterfaces('default'),
		information.graphics(),
	]);
	const disk = disks.status === 'fulfilled' ? disks.value[0] : undefined;
	const link = network.status === 'fulfilled' && !Array.isArray(network.value) ? network.value : undefined;
	return {
		cores: cpu.status === 'fulfilled' ? cpu.value.physicalCores || undefined : undefined,
		diskKind: disk && kindOf(`${disk.type} ${disk.interfaceType}`),
		link: link && {name: link.iface, speed: link.speed && link.speed > 0 ? link.speed * 1e6 : undefined, wireless: link.type === 'wireless'},
		cards: graphics.status === 'fulfilled'
			? graphics.value.controllers.map(({model, vendor, vram}) => asCard(cleanLine(model), cleanLine(vendor), vram ?? 0))
			: [],
	};
}

function kindOf(words: string): DiskSample['kind'] {
	return /nvme|pcie/iu.test(words) ? 'NVMe' : (/ssd/iu.test(words) ? 'SSD' : (/hd/iu.test(words) ? 'HDD' : 'unknown'));
}

function asCard(name: string, vendor: string, mebibytes: number): Omit<GpuSample, 'index'> {
	const known = (['nvidia', 'intel', 'apple'] as const).find(word => `${vendor} ${name}`.toLowerCase().includes(word));
	return {
		source: 'systeminformation',
		name,
		vendor: known ?? (/amd|radeon|advanced micro/iu.test(`${vendor} ${name}`) ? 'amd' : 'other'),
		// What is used of it is not known, and a size alone would be shown as all of it free or none.
		memoryTotal: 0,
		memoryUsed: 0,
		memoryFree: 0,
		failure: `This system does not tell how busy the card is${mebibytes > 0 ? `, only that it has ${(mebibytes / 1024).toFixed(1)} GiB` : ''}.`,
	};
}
