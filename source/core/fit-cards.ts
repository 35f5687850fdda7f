/** Memory bandwidth of cards in GB/s, from their makers' data sheets; the first name that is part of the card's counts, so longer names stand first. */
const cards: ReadonlyArray<readonly [name: string, gigabytes: number]> = [
	['5090', 1792], ['5080', 960], ['5070 Ti', 896], ['5070', 672], ['5060 Ti', 448], ['5060', 448],
	['4090', 1008], ['4080 SUPER', 736], ['4080', 717], ['4070 Ti SUPER', 672], ['4070', 504], ['4060 Ti', 288], ['4060', 272],
	['3090 Ti', 1008], ['3090', 936], ['3080 Ti', 912], ['3080', 760], ['3070 Ti', 608], ['3070', 448], ['3060 Ti', 448], ['3060', 360], ['3050', 224],
	['2080 Ti', 616], ['2080', 448], ['2070', 448], ['2060', 336], ['1080 Ti', 484], ['1080', 320], ['1070', 256], ['1660', 192],
	['H200', 4800], ['H100', 3350], ['A100', 1555], ['L40', 864], ['L4', 300], ['A10', 600], ['T4', 300], ['V100', 900],
	['7900 XTX', 960], ['7900 XT', 800], ['7800 XT', 624], ['6900 XT', 512], ['6800', 512], ['6700 XT', 384],
];

/** @returns Bytes a second, for cards that are known by name. */
export function cardBandwidth(name: string): number | undefined {
	const gigabytes = cards.find(([part]) => new RegExp(`\\b${part}\\b`, 'i').test(name))?.[1];
	return gigabytes === undefined ? undefined : gigabytes * 1e9;
}
