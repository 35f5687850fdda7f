import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {createAmdgpuSource} from '../../source/telemetry/gpu/amdgpu.ts';
import {createGpuSource} from '../../source/telemetry/gpu/sources.ts';
import {createMachine, type Machine} from '../fixtures/telemetry/machine.ts';

const gibibyte = 2 ** 30;
const slot = 'sys/devices/pci0000:00/0000:03:00.0';
const device = 'sys/class/drm/card1/device';

const card: Readonly<Record<string, string | number>> = {
	vendor: '0x1002',
	device: '0x744c',
	revision: '0xc8',
	mem_info_vram_total: 24 * gibibyte,
	mem_info_vram_used: 9 * gibibyte,
	gpu_busy_percent: 63,
	pp_dpm_sclk: '0: 500Mhz\n1: 2371Mhz *',
	pp_dpm_mclk: '0: 96Mhz\n1: 1249Mhz *',
	current_link_speed: '16.0 GT/s PCIe',
	current_link_width: 16,
	'hwmon/hwmon4/temp1_input': 67_000,
	'hwmon/hwmon4/power1_average': 288_000_000,
	'hwmon/hwmon4/power1_cap': 339_000_000,
	'hwmon/hwmon4/freq1_input': 2_371_000_000,
	'hwmon/hwmon4/pwm1': 102,
	'hwmon/hwmon4/pwm1_max': 255,
};

const at = (folder: string, files: Readonly<Record<string, string | number>>): Record<string, string | number> => Object.fromEntries(Object.entries(files).map(([name, value]) => [`${folder}/${name}`, value]));

let machine: Machine;

beforeEach(() => {
	machine = createMachine({
		...at(slot, card),
		'sys/class/drm/card1-DP-1/status': 'connected',
		'usr/share/libdrm/amdgpu.ids': '# List\n744C,\tC0,\tAMD Radeon Pro W7900\n744C,\tC8,\tAMD Radeon RX 7900 XTX',
		'proc/7/fdinfo/5': 'drm-driver:\tamdgpu\ndrm-client-id:\t12\ndrm-pdev:\t0000:03:00.0\ndrm-memory-vram:\t4194304 KiB',
		'proc/7/fdinfo/6': 'drm-driver:\tamdgpu\ndrm-client-id:\t12\ndrm-pdev:\t0000:03:00.0\ndrm-memory-vram:\t4194304 KiB',
		'proc/7/fdinfo/7': 'drm-driver:\tamdgpu\ndrm-client-id:\t13\ndrm-pdev:\t0000:03:00.0\ndrm-memory-vram:\t1024 KiB',
		'proc/7/fdinfo/8': 'pos:\t0',
	});
	machine.link(device, slot);
	for (const number of [5, 6, 7]) {
		machine.link(`proc/7/fd/${number}`, '/dev/dri/renderD128');
	}

	machine.link('proc/7/fd/8', '/home/a.gguf');
});

afterEach(() => {
	machine.remove();
});

const read = (pid?: number) => {
	const source = createAmdgpuSource({root: machine.root, enginePid: () => pid});
	const reading = source.read(0);
	source.close();
	return reading;
};

test('a card with all it tells', () => {
	expect(read(7)).toEqual({
		status: '',
		cards: [{
			index: 0,
			source: 'amdgpu',
			vendor: 'amd',
			name: 'AMD Radeon RX 7900 XTX',
			memoryTotal: 24 * gibibyte,
			memoryUsed: 9 * gibibyte,
			memoryFree: 15 * gibibyte,
			memoryOwn: (4 * gibibyte) + (2 ** 20),
			utilization: 0.63,
			temperature: 67,
			power: 288,
			powerLimit: 339,
			clock: 2371,
			memoryClock: 1249,
			fan: 0.4,
			link: '4.0 ×16',
		}],
	});
	expect(read().cards[0]!.memoryOwn).toBeUndefined();
	expect(read(99).cards[0]!.memoryOwn).toBeUndefined();
});

test('an integrated one, which tells little', () => {
	for (const name of ['hwmon', 'pp_dpm_sclk', 'pp_dpm_mclk', 'current_link_speed', 'gpu_busy_percent']) {
		machine.remove(`${slot}/${name}`);
	}

	machine.write({[`${slot}/device`]: '0x15bf', [`${slot}/revision`]: '0x00', [`${slot}/hwmon/hwmon2/power1_input`]: 12_500_000, 'usr/share/misc/pci.ids': '1001  Other\n\t15bf  Wrong\n1002  Advanced Micro Devices\n\t15bf  Phoenix1\n\t\t1 2  Board\n1003  Third'});
	expect(read().cards[0]).toMatchObject({name: 'Phoenix1', memoryTotal: 24 * gibibyte, power: 12.5, utilization: undefined, clock: undefined, fan: undefined, link: undefined});
});

test('a card that sleeps is not woken', () => {
	machine.write({[`${slot}/power/runtime_status`]: 'suspended'});
	expect(read().cards[0]).toMatchObject({failure: 'AMD Radeon RX 7900 XTX is asleep.', memoryTotal: 0});
});

test('a card that comes is found, one that goes is lost', () => {
	const source = createAmdgpuSource({root: machine.root, enginePid: () => undefined});
	machine.remove(device);
	expect(source.read(0).cards).toEqual([]);
	machine.link(device, slot);
	expect(source.read(1000).cards).toEqual([]);
	expect(source.read(30_000).cards[0]).toMatchObject({utilization: 0.63});
	machine.write({[`${slot}/mem_info_vram_used`]: ''});
	const {cards, status} = source.read(31_000);
	expect(cards[0]).toMatchObject({lost: true, name: 'AMD Radeon RX 7900 XTX', memoryTotal: 24 * gibibyte, memoryUsed: 0});
	expect(status).toContain('no longer answers');
	source.close();
});

describe('all cards together', () => {
	const pci = (address: string, klass: string, vendor: string): Record<string, string> => ({[`sys/bus/pci/devices/${address}/class`]: klass, [`sys/bus/pci/devices/${address}/vendor`]: vendor, [`sys/bus/pci/devices/${address}/device`]: '0x56a0'});
	const status = async (nvmlPath?: string) => {
		const source = await createGpuSource({root: machine.root, enginePid: () => undefined, nvmlPath});
		await source.prepare!(performance.now());
		const reading = source.read(performance.now());
		source.close();
		return reading;
	};

	test('an AMD card', async () => {
		expect(await status()).toMatchObject({status: '', cards: [{index: 0, vendor: 'amd'}]});
	});

	test('none', async () => {
		machine.remove('sys/class');
		expect(await status()).toEqual({status: 'no GPU: running on CPU', cards: []});
	});

	test('what a virtual machine draws its screen with is no card', async () => {
		machine.remove('sys/class');
		machine.write({...pci('0000:00:02.0', '0x030000', '0x1234'), ...pci('0000:00:03.0', '0x020000', '0x8086')});
		expect(await status()).toEqual({status: 'no GPU: running on CPU', cards: []});
	});

	test('an Intel card is named, after the others', async () => {
		machine.write({...pci('0000:00:02.0', '0x030000', '0x8086'), 'usr/share/hwdata/pci.ids': '8086  Intel Corporation\n\t56a0  DG2 [Arc A770]'});
		const {cards} = await status();
		expect(cards).toMatchObject([{index: 0, vendor: 'amd'}, {index: 1, vendor: 'intel', name: 'DG2 [Arc A770]', failure: expect.any(String) as unknown}]);
	});

	test('an NVIDIA card without its driver is a sentence, and the AMD card goes on', async () => {
		machine.write(pci('0000:01:00.0', '0x030200', '0x10de'));
		const {cards, status: sentence} = await status('/nonexistent/libnvidia-ml.so.1');
		expect(sentence).toContain('install the NVIDIA driver');
		expect(cards).toMatchObject([{vendor: 'amd'}]);
	});
});
