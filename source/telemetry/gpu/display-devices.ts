import {readlinkSync} from 'node:fs';
import path from 'node:path';
import {namesIn, readOnce} from '../read-once.ts';

/**
A graphics card as the PCI bus has it, whether or not a driver has taken it.
*/
export type DisplayDevice = {
	/** As in `0000:01:00.0`. */
	readonly address: string;
	/** Four hexadecimal digits. */
	readonly vendor: string;
	readonly device: string;
	readonly driver: string | undefined;
};

export const nvidia = '10de';
export const intel = '8086';

/**
Looks over the PCI bus for graphics cards. Cards that are handed through to a virtual machine are its, not ours.

@param root - Stands before `/sys` in tests.
*/
export function findDisplayDevices(root = ''): readonly DisplayDevice[] {
	const bus = `${root}/sys/bus/pci/devices`;
	return namesIn(bus)
		.filter(address => /^0x(?:03|1200)/u.test(readOnce(`${bus}/${address}/class`) ?? ''))
		.map(address => ({
			address,
			vendor: readOnce(`${bus}/${address}/vendor`)?.slice(2) ?? '',
			device: readOnce(`${bus}/${address}/device`)?.slice(2) ?? '',
			driver: driverOf(`${bus}/${address}`),
		}))
		.filter(({driver}) => driver !== 'vfio-pci' && driver !== 'pci-stub');
}

function driverOf(folder: string): string | undefined {
	try {
		return path.basename(readlinkSync(`${folder}/driver`));
	} catch {
		return undefined;
	}
}
