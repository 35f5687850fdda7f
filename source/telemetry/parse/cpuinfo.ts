/**
What `/proc/cpuinfo` tells. Arm's has neither name nor cores.
*/
export type CpuInfo = {
	readonly name?: string;
	/** Physical cores, over all sockets. */
	readonly cores?: number;
	/** Mean over the threads. */
	readonly megahertz?: number;
};

/**
Reads `/proc/cpuinfo`.
*/
export function parseCpuInfo(text: string): CpuInfo {
	const fields = (name: string): string[] => text.matchAll(new RegExp(String.raw`^${name}\s*:\s*(.*)$`, 'gmu')).map(match => match[1]!).toArray();
	const packages = fields('physical id');
	const ids = fields('core id');
	const unique = new Set(ids.map((id, index) => `${packages[index] ?? 0}:${id}`));
	const clocks = fields('cpu MHz').map(Number).filter(clock => clock > 0);
	return {
		name: (fields('model name')[0] ?? fields('cpu model')[0] ?? fields('Hardware')[0])?.replaceAll(/\((?:R|TM)\)/gu, '').replaceAll(/\s+/gu, ' ').trim(),
		cores: unique.size > 0 ? unique.size : undefined,
		megahertz: clocks.length > 0 ? clocks.reduce((a, b) => a + b) / clocks.length : undefined,
	};
}
