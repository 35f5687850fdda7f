import {realpathSync} from 'node:fs';
import path from 'node:path';
import type {GpuSample} from '../../core/samples.ts';
import {OpenFile} from '../open-file.ts';
import {describeLink} from '../parse/link-speed.ts';
import {parsePresentLevel} from '../parse/power-levels.ts';
import {namesIn, readOnce} from '../read-once.ts';
import {findCardName} from './card-name.ts';

const device = ['mem_info_vram_total', 'mem_info_vram_used', 'gpu_busy_percent', 'pp_dpm_sclk', 'pp_dpm_mclk', 'current_link_speed', 'current_link_width', 'power/runtime_status'] as const;
const monitor = ['temp1_input', 'power1_average', 'power1_input', 'power1_cap', 'freq1_input', 'freq2_input', 'pwm1', 'pwm1_max'] as const;

type Name = (typeof device | typeof monitor)[number];

/**
One AMD card by the files of the kernel's driver. `pcie_bw` is left alone: reading it sleeps for a second in the kernel.
*/
export class AmdgpuCard {
	/** Its PCI address, which stays the same when cards come and go. */
	readonly address: string;

	readonly name: string;

	readonly #files: Readonly<Record<Name, OpenFile>>;

	constructor(folder: string, root: string) {
		const id = (name: string): string => readOnce(`${folder}/${name}`)?.slice(2) ?? '';
		this.address = path.basename(realpathSync(folder));
		this.name = readOnce(`${folder}/product_name`) || findCardName({vendor: id('vendor'), device: id('device'), revision: id('revision')}, root) || `AMD Radeon (${id('device')})`;
		const hwmon = `${folder}/hwmon/${namesIn(`${folder}/hwmon`)[0] ?? ''}`;
		this.#files = Object.fromEntries([
			...device.map(name => [name, new OpenFile(`${folder}/${name}`)]),
			...monitor.map(name => [name, new OpenFile(`${hwmon}/${name}`)]),
		]) as Record<Name, OpenFile>;
	}

	/** @returns Nothing when the card no longer answers. */
	read(own: number | undefined): Omit<GpuSample, 'index'> | undefined {
		const number = (name: Name): number | undefined => this.#files[name].number();
		const text = (name: Name): string | undefined => this.#files[name].tryRead()?.trim();
		const card = {source: 'amdgpu', name: this.name, vendor: 'amd' as const};
		if (text('power/runtime_status') === 'suspended') {
			// To ask further would wake it.
			return {...card, memoryTotal: 0, memoryUsed: 0, memoryFree: 0, failure: `${this.name} is asleep.`};
		}

		const [total, used] = [number('mem_info_vram_total'), number('mem_info_vram_used')];
		if (total === undefined || used === undefined) {
			return undefined;
		}

		const [pulse, fullPulse] = [number('pwm1'), number('pwm1_max') ?? 255];
		return {
			...card,
			memoryTotal: total,
			memoryUsed: used,
			memoryFree: total - used,
			memoryOwn: own,
			utilization: scaled(number('gpu_busy_percent'), 100),
			temperature: scaled(number('temp1_input'), 1000),
			power: scaled(number('power1_average') ?? number('power1_input'), 1e6),
			powerLimit: scaled(number('power1_cap'), 1e6),
			clock: scaled(number('freq1_input'), 1e6) ?? parsePresentLevel(text('pp_dpm_sclk') ?? ''),
			memoryClock: scaled(number('freq2_input'), 1e6) ?? parsePresentLevel(text('pp_dpm_mclk') ?? ''),
			fan: scaled(pulse, fullPulse),
			link: describeLink(text('current_link_speed'), text('current_link_width')),
		};
	}

	close(): void {
		for (const file of Object.values(this.#files)) {
			file.close();
		}
	}
}

function scaled(value: number | undefined, unit: number): number | undefined {
	return value === undefined ? undefined : value / unit;
}
