const generations: Readonly<Record<string, string>> = {2.5: '1.0', '5.0': '2.0', '8.0': '3.0', '16.0': '4.0', '32.0': '5.0', '64.0': '6.0'};

/**
Words a PCIe link, as in `4.0 ×16`, from sysfs's `16.0 GT/s PCIe` and `16`.
*/
export function describeLink(speed: string | undefined, width: string | undefined): string | undefined {
	const transfers = /^([\d.]+) GT/u.exec(speed ?? '')?.[1];
	const generation = transfers === undefined ? undefined : generations[transfers.includes('.') ? transfers : `${transfers}.0`];
	return generation === undefined || !width || Number(width) === 0 ? undefined : `${generation} ×${width.trim()}`;
}
