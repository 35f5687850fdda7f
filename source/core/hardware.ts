/**
One kind of component in the hardware document: how much LISA recommends, why, and examples.
*/
export type HardwarePart = {
	readonly kind: 'cpu' | 'memory' | 'gpu' | 'storage' | 'network';
	/** What the part is called in a sentence. */
	readonly name: string;
	/** The least the document accepts, in words. */
	readonly minimum: string;
	/** What it recommends, in words. */
	readonly recommended: string;
	/** What the part does for LISA, as a clause after “because”. */
	readonly reason: string;
	/** Components the document names as compatible. */
	readonly examples: readonly string[];
	/** The tiers as numbers, in the unit given: what a report grades a box against. */
	readonly tiers: {readonly unit: string; readonly minimum: number; readonly recommended: number};
};

/**
The tiers of the hardware document, one row for each kind of component.
*/
export const hardware: readonly HardwarePart[] = [
	{
		kind: 'cpu',
		name: 'CPU',
		minimum: '24 cores',
		recommended: 'an AMD Ryzen Threadripper or Ryzen 9 with 24 to 32 cores',
		reason: 'scheduling, data processing and inference all use many threads',
		examples: ['AMD Ryzen Threadripper 3960X', 'AMD Ryzen 9 5950X', 'Intel Core i9-10980XE'],
		tiers: {unit: 'cores', minimum: 24, recommended: 32},
	},
	{
		kind: 'memory',
		name: 'memory',
		minimum: '64 GB',
		recommended: '64 to 128 GB of DDR4 or DDR5',
		reason: 'several models can then stay in memory at once without swapping',
		examples: ['Corsair Vengeance LPX 64GB DDR4', 'G.Skill Trident Z Royal 128GB DDR4', 'Kingston HyperX Predator 64GB DDR4'],
		tiers: {unit: 'GB', minimum: 64, recommended: 128},
	},
	{
		kind: 'gpu',
		name: 'GPU',
		minimum: '8 GB of VRAM',
		recommended: 'an NVIDIA RTX 3060, 3070, 4060 or 4070 with 12 GB of VRAM or more',
		reason: 'quantized models of 7B to 13B then fit in VRAM and run faster through CUDA',
		examples: ['NVIDIA GeForce RTX 3060', 'NVIDIA GeForce RTX 3070', 'NVIDIA GeForce RTX 4070'],
		tiers: {unit: 'GB of VRAM', minimum: 8, recommended: 12},
	},
	{
		kind: 'storage',
		name: 'storage',
		minimum: 'a 1 TB SSD',
		recommended: 'an NVMe SSD of at least 1 TB',
		reason: 'models take several GB each and load fast from NVMe',
		examples: ['Samsung 970 EVO Plus 1TB NVMe SSD', 'Western Digital Black SN750 1TB NVMe SSD', 'Crucial P5 1TB NVMe SSD'],
		tiers: {unit: 'GB', minimum: 1000, recommended: 1000},
	},
	{
		kind: 'network',
		name: 'network',
		minimum: 'reliable Wi-Fi',
		recommended: 'Gigabit Ethernet or reliable Wi-Fi for the local network',
		reason: 'other devices reach LISA over the LAN; inference never needs the internet',
		examples: ['Intel Ethernet I225-V 2.5Gbps Network Adapter', 'TP-Link Archer T6E AC1300 Wi-Fi Adapter', 'ASUS PCE-AC88 AC3100 Wi-Fi Adapter'],
		tiers: {unit: 'Mbit/s', minimum: 100, recommended: 1000},
	},
];
