import type {Finding} from '../../core/finding.ts';
import {integer} from '../../core/format.ts';
import {hardware, type HardwarePart} from '../../core/hardware.ts';
import type {DiskSample, Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';

type Measured = {readonly value: number | undefined; readonly said: string; readonly remedy: string; readonly level?: Finding['level']};

const kinds: Readonly<Record<DiskSample['kind'], string>> = {NVMe: 'an NVMe SSD', SSD: 'an SSD', HDD: 'a hard disk', virtual: 'a virtual disk', unknown: 'a disk of an unknown kind'};

const gigabytes = (bytes: number) => bytes / 1e9;

/**
This box against the tiers of the hardware document, with the document's own figures. Less than the document asks for is a warning: LISA runs on it all the same.
*/
export function gradeHardware(sample: Sample): Finding[] {
	return hardware.map(part => grade(part, measured[part.kind](sample)));
}

function grade(part: HardwarePart, {value, said, remedy, level}: Measured): Finding {
	const {minimum, recommended} = part.tiers;
	const asks = part.minimum === part.recommended ? part.recommended : `${part.minimum}, better ${part.recommended}`;
	if (value === undefined || level === 'unknown') {
		return {area: 'hardware', name: part.name, level: level ?? 'unknown', said: `${said}; the document asks for ${asks}.`};
	}

	// What is sold as 64 GB tells the system of a little less.
	const enough = value >= minimum * 0.93 && level !== 'warning';
	const words = value >= recommended * 0.93 ? 'as recommended' : enough ? 'enough' : 'less than the document asks for';
	return {area: 'hardware', name: part.name, level: enough ? 'ok' : 'warning', said: `${said}; ${words}: ${asks}.`, ...(!enough && {remedy})};
}

const measured: Readonly<Record<HardwarePart['kind'], (sample: Sample) => Measured>> = {
	cpu({cpu}) {
		return {
			value: cpu?.cores,
			said: cpu === undefined ? 'The processor cannot be read' : `${cleanLine(cpu.name)}, ${integer(cpu.cores)} cores`,
			remedy: 'Choose a smaller model or a lower rung: `lisa models fit` shows what runs well here.',
		};
	},
	memory({memory}) {
		return {
			value: memory && gigabytes(memory.total),
			said: memory === undefined ? 'The memory cannot be read' : `${integer(gigabytes(memory.total))} GB`,
			remedy: 'Keep to one model at a time, and look at `lisa models fit` before loading a large one.',
		};
	},
	gpu({gpus, gpuStatus}) {
		const cards = gpus.filter(({lost, memoryTotal}) => !lost && memoryTotal > 0);
		const best = cards.toSorted((a, b) => b.memoryTotal - a.memoryTotal)[0];
		if (best === undefined) {
			return {value: 0, said: cleanLine(gpuStatus) || 'no GPU', remedy: 'Models run on the CPU: stay with 1B to 3B models, or at Q4_K_M with larger ones.'};
		}

		return {
			value: gigabytes(best.memoryTotal),
			said: `${cleanLine(best.name)}, ${gigabytes(best.memoryTotal).toFixed(1)} GB of VRAM`,
			remedy: 'Part of a 7B model will run on the CPU: go down a rung with Alt+↓ until it fits.',
		};
	},
	storage({disk}) {
		if (disk === undefined || disk.total === 0) {
			return {value: undefined, said: 'The volume of the models cannot be read', remedy: ''};
		}

		return {
			value: gigabytes(disk.total),
			said: `${kinds[disk.kind]} of ${integer(gigabytes(disk.total))} GB`,
			level: disk.kind === 'HDD' ? 'warning' : undefined,
			remedy: disk.kind === 'HDD' ? 'Put the models on an SSD: LISA_MODELS=/path/to/folder says where they go.' : 'Delete models you no longer use with `lisa models rm FILE`, or put them on a larger disk: LISA_MODELS=/path.',
		};
	},
	network({network}) {
		if (!network?.up) {
			return {value: undefined, said: 'no link is up', remedy: ''};
		}

		return {
			value: network.speed === undefined ? undefined : network.speed / 1e6,
			said: `${network.wireless ? 'Wi-Fi' : 'Ethernet'}${network.speed === undefined ? ' of a speed that the driver does not tell' : `, ${integer(network.speed / 1e6)} Mbit/s`}`,
			remedy: 'Other devices will reach LISA slowly: use a cable or a faster link. Inference itself needs none.',
		};
	},
};
