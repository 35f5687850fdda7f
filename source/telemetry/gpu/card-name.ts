import {cleanLine} from '../../core/text.ts';
import {readOnce} from '../read-once.ts';

const amdNames = '/usr/share/libdrm/amdgpu.ids';
const pciNames = ['/usr/share/hwdata/pci.ids', '/usr/share/misc/pci.ids'];

/**
Finds what a card is called: by libdrm's list for AMD, which tells models of one chip apart by their revision, then by the PCI list that `lspci` reads. Both are files; no program is run.

@param ids - Four hexadecimal digits each, the revision two.
*/
export function findCardName(ids: {readonly vendor: string; readonly device: string; readonly revision?: string}, root = ''): string | undefined {
	const name = (ids.revision && amdName(readOnce(root + amdNames) ?? '', ids.device, ids.revision))
		|| pciNames.map(path => pciName(readOnce(root + path) ?? '', ids.vendor, ids.device)).find(found => found !== undefined);
	return name ? cleanLine(name) : undefined;
}

/** Lines as in `744C,	C8,	AMD Radeon RX 7900 XTX`. */
function amdName(list: string, device: string, revision: string): string | undefined {
	return new RegExp(String.raw`^${device},\s*${revision},\s*(.+)$`, 'imu').exec(list)?.[1];
}

/** A vendor's line begins at the margin, its devices' lines with one tab. */
function pciName(list: string, vendor: string, device: string): string | undefined {
	const start = list.search(new RegExp(`^${vendor}  `, 'imu'));
	if (start === -1) {
		return undefined;
	}

	const body = list.slice(list.indexOf('\n', start) + 1);
	const end = body.search(/^[^\t#\n]/mu);
	return new RegExp(`^\t${device}  (.+)$`, 'imu').exec(end === -1 ? body : body.slice(0, end))?.[1];
}
