import path from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import {createDiskSource} from '../../source/telemetry/linux/disk.ts';
import {findVolume} from '../../source/telemetry/linux/volume.ts';
import {createMachine, type Machine} from '../fixtures/telemetry/machine.ts';

// Others may be at work on this machine.
vi.setConfig({testTimeout: 30_000});

const machines: Machine[] = [];

afterEach(() => {
	for (const made of machines.splice(0)) {
		made.remove();
	}
});

const pci = 'sys/devices/pci0000:00/0000:00:01.0';

/** A machine whose root is on the device that `mount` names. */
function machine(mount: string, files: Readonly<Record<string, string | number>>, links: Readonly<Record<string, string>> = {}): Machine {
	const made = createMachine({'proc/self/mountinfo': mount, ...files});
	machines.push(made);
	for (const [at, target] of Object.entries(links)) {
		made.link(at, target);
	}

	return made;
}

test.each<[string, string, Record<string, string | number>, Record<string, string>, {device?: string; kind: string; stat?: string}]>([
	[
		'a partition of an NVMe disk',
		'1 0 259:2 / / rw - ext4 /dev/nvme0n1p2 rw',
		{[`${pci}/nvme/nvme0/nvme0n1/nvme0n1p2/partition`]: 2, [`${pci}/nvme/nvme0/nvme0n1/queue/rotational`]: 0},
		{'sys/dev/block/259:2': `${pci}/nvme/nvme0/nvme0n1/nvme0n1p2`},
		{device: 'nvme0n1', kind: 'NVMe', stat: `${pci}/nvme/nvme0/nvme0n1/stat`},
	],
	[
		'encryption over a logical volume over a spinning disk',
		'1 0 253:1 / / rw - ext4 /dev/mapper/home rw',
		{'sys/devices/virtual/block/dm-1/x': '', 'sys/devices/virtual/block/dm-0/x': '', [`${pci}/block/sda/sda1/partition`]: 1, [`${pci}/block/sda/queue/rotational`]: 1},
		{
			'sys/dev/block/253:1': 'sys/devices/virtual/block/dm-1',
			'sys/devices/virtual/block/dm-1/slaves/dm-0': 'sys/devices/virtual/block/dm-0',
			'sys/devices/virtual/block/dm-0/slaves/sda1': `${pci}/block/sda/sda1`,
		},
		{device: 'sda', kind: 'HDD', stat: `${pci}/block/sda/stat`},
	],
	[
		'an array of two stays an array',
		'1 0 9:0 / / rw - xfs /dev/md0 rw',
		{'sys/devices/virtual/block/md0/queue/rotational': 0},
		{'sys/dev/block/9:0': 'sys/devices/virtual/block/md0', 'sys/devices/virtual/block/md0/slaves/sda': 'sys/a', 'sys/devices/virtual/block/md0/slaves/sdb': 'sys/b'},
		{device: 'md0', kind: 'SSD', stat: 'sys/devices/virtual/block/md0/stat'},
	],
	[
		'btrfs, whose mount has a number of its own',
		'1 0 0:30 /@ / rw - btrfs /dev/sdc3 rw',
		{[`${pci}/block/sdc/sdc3/partition`]: 3, [`${pci}/block/sdc/queue/rotational`]: 0},
		{'sys/class/block/sdc3': `${pci}/block/sdc/sdc3`},
		{device: 'sdc', kind: 'SSD', stat: `${pci}/block/sdc/stat`},
	],
	[
		'a disk of a virtual machine\'s by its maker',
		'1 0 8:0 / / rw - ext4 /dev/sda rw',
		{[`${pci}/block/sda/device/vendor`]: 'QEMU    ', [`${pci}/block/sda/queue/rotational`]: 1},
		{'sys/dev/block/8:0': `${pci}/block/sda`},
		{device: 'sda', kind: 'virtual', stat: `${pci}/block/sda/stat`},
	],
	['memory', '1 0 0:5 / / rw - tmpfs none rw', {}, {}, {device: 'none', kind: 'virtual'}],
	['the network', '1 0 0:60 / / rw - nfs4 nas:/models rw', {}, {}, {device: 'nas:/models', kind: 'unknown'}],
	['no list of mounts', '', {}, {}, {kind: 'unknown'}],
])('%s', (_, mount, files, links, {device, kind, stat}) => {
	const {root} = machine(mount, files, links);
	expect(findVolume('/', root)).toEqual({folder: '/', device, kind, statPath: stat && path.join(root, stat)});
});

test('rates are the disk\'s; room is the volume\'s', async () => {
	const made = machine('1 0 8:0 / / rw - ext4 /dev/sda rw', {[`${pci}/block/sda/stat`]: '1 0 1000 0 1 0 2000 0', [`${pci}/block/sda/queue/rotational`]: 0}, {'sys/dev/block/8:0': `${pci}/block/sda`});
	const source = createDiskSource({modelPath: () => '/nonexistent/model.gguf', root: made.root});
	await vi.waitFor(() => {
		expect(source.read(0)).toMatchObject({path: '/', device: 'sda', kind: 'SSD', total: expect.any(Number) as unknown});
	}, {timeout: 10_000, interval: 1});
	made.write({[`${pci}/block/sda/stat`]: '1 0 3000 0 1 0 2500 0'});
	expect(source.read(2000)).toMatchObject({readRate: 512_000, writeRate: 128_000});
	source.close();
});
