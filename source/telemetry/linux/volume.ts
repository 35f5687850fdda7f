import {existsSync, readlinkSync, realpathSync} from 'node:fs';
import path from 'node:path';
import type {DiskSample} from '../../core/samples.ts';
import {nearestFolder} from '../nearest-folder.ts';
import {mountOf, parseMountInfo, type Mount} from '../../core/mountinfo.ts';
import {namesIn, readOnce} from '../read-once.ts';

/**
What lies under a folder.
*/
export type Volume = {
	/** The folder itself, or the nearest one above it that exists. */
	readonly folder: string;
	readonly device?: string;
	readonly kind: DiskSample['kind'];
	/** The block device's counters. */
	readonly statPath?: string;
};

/**
Finds the disk that a file or folder is on: its mount, the partition behind it, and through encryption and logical volumes the disk behind that.
*/
export function findVolume(file: string, root = ''): Volume {
	const folder = nearestFolder(file);
	const mount = mountOf(folder, parseMountInfo(readOnce(`${root}/proc/self/mountinfo`) ?? ''));
	const block = mount && blockFolder(mount, root);
	if (mount === undefined || block === undefined) {
		// A file system of memory, of the network, or one that spans disks as ZFS does.
		return {folder, device: mount?.source, kind: mount?.type === 'tmpfs' || mount?.type === 'ramfs' ? 'virtual' : 'unknown'};
	}

	const disk = underlying(block);
	return {folder, device: path.basename(disk), kind: kindOf(disk), statPath: `${disk}/stat`};
}

/** Btrfs and others number their mounts themselves, so the name of the source is the second try. */
function blockFolder({device, source}: Mount, root: string): string | undefined {
	for (const link of [`${root}/sys/dev/block/${device}`, `${root}/sys/class/block/${nameOf(source)}`]) {
		try {
			return path.resolve(path.dirname(link), readlinkSync(link));
		} catch {}
	}

	return undefined;
}

function nameOf(source: string): string {
	try {
		return path.basename(realpathSync(source));
	} catch {
		return path.basename(source);
	}
}

/** From partition to disk, and down through layers that stand on one device alone. */
function underlying(block: string): string {
	const disk = existsSync(`${block}/partition`) ? path.dirname(block) : block;
	const layers = namesIn(`${disk}/slaves`);
	if (layers.length !== 1) {
		return disk;
	}

	try {
		return underlying(path.resolve(`${disk}/slaves`, readlinkSync(`${disk}/slaves/${layers[0]}`)));
	} catch {
		return disk;
	}
}

const virtualNames = /^(?:vd|xvd|loop|zram|ram|nbd|rbd)/u;
const virtualVendors = /^(?:qemu|vmware|vbox|msft|virtio|google)/iu;

function kindOf(disk: string): DiskSample['kind'] {
	const name = path.basename(disk);
	if (name.startsWith('nvme')) {
		return 'NVMe';
	}

	if (virtualNames.test(name) || virtualVendors.test(readOnce(`${disk}/device/vendor`) ?? '')) {
		return 'virtual';
	}

	const rotational = readOnce(`${disk}/queue/rotational`);
	return rotational === undefined ? 'unknown' : (rotational === '1' ? 'HDD' : 'SSD');
}
