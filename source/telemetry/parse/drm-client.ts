/**
One opening of a graphics card by a process.
*/
export type DrmClient = {
	/** The card's PCI address. */
	readonly card: string;
	readonly id: string;
	/** Bytes of the card's own memory. */
	readonly memory: number;
};

// What is resident is told by newer kernels, for each region; amdgpu's older key is the same figure.
const keys = ['drm-resident-vram', 'drm-memory-vram', 'drm-resident-vram0', 'drm-resident-local0'];
const units: Readonly<Record<string, number>> = {'': 1, KiB: 2 ** 10, MiB: 2 ** 20};

/**
Reads a file of `/proc/PID/fdinfo` that belongs to a graphics driver.
*/
export function parseDrmClient(text: string): DrmClient | undefined {
	const field = (name: string): string | undefined => new RegExp(String.raw`^${name}:\s*(.*)$`, 'mu').exec(text)?.[1];
	const [card, id] = [field('drm-pdev'), field('drm-client-id')];
	if (card === undefined || id === undefined) {
		return undefined;
	}

	const value = keys.map(key => field(key)).find(found => found !== undefined);
	const [amount = '0', unit = ''] = (value ?? '').trim().split(' ', 2);
	return {card, id, memory: (Number(amount) || 0) * (units[unit] ?? 1)};
}
