import {OpenFile} from '../open-file.ts';
import {namesIn} from '../read-once.ts';

// Asking one core for its clock may wake it, so a few stand for all.
const most = 4;

/**
The clock of the processor by cpufreq: the mean of a few of its frequency domains.
*/
export class CpuFrequency {
	readonly #files: readonly OpenFile[];

	constructor(root = '') {
		const folder = `${root}/sys/devices/system/cpu/cpufreq`;
		const policies = namesIn(folder).filter(name => name.startsWith('policy'));
		const step = Math.max(1, policies.length / most);
		this.#files = Array.from({length: Math.min(most, policies.length)}, (_, index) => new OpenFile(`${folder}/${policies[Math.floor(index * step)]}/scaling_cur_freq`));
	}

	/** @returns Megahertz, or nothing where cpufreq doesn't tell. */
	read(): number | undefined {
		const kilohertz = this.#files.map(file => file.number() ?? 0).filter(value => value > 0);
		return kilohertz.length === 0 ? undefined : kilohertz.reduce((a, b) => a + b) / kilohertz.length / 1000;
	}

	close(): void {
		for (const file of this.#files) {
			file.close();
		}
	}
}
