import {OpenFile} from '../open-file.ts';
import {namesIn, readOnce} from '../read-once.ts';

const drivers = new Set(['coretemp', 'k10temp', 'zenpower', 'cpu_thermal', 'soc_thermal']);

// The whole processor, not one core or one chiplet; Tdie is Tctl without the offset that some Ryzens add.
const labels = [/^Package id \d+$/u, /^Tdie$/u, /^Tctl$/u];

const zones = /^(?:x86_pkg_temp|cpu[-_]thermal|soc[-_]thermal)/u;

/**
Finds the files that tell the processor's temperature in thousandths of a degree, one for each socket.
*/
export function findCpuTemperatures(root = ''): readonly OpenFile[] {
	const found: string[] = [];
	const monitors = `${root}/sys/class/hwmon`;
	for (const name of namesIn(monitors)) {
		const input = drivers.has(readOnce(`${monitors}/${name}/name`) ?? '') ? packageInput(`${monitors}/${name}`) : undefined;
		found.push(...(input === undefined ? [] : [input]));
	}

	if (found.length === 0) {
		const folder = `${root}/sys/class/thermal`;
		const zone = namesIn(folder).find(name => zones.test(readOnce(`${folder}/${name}/type`) ?? ''));
		found.push(...(zone === undefined ? [] : [`${folder}/${zone}/temp`]));
	}

	return found.map(path => new OpenFile(path));
}

function packageInput(folder: string): string | undefined {
	const inputs = namesIn(folder).filter(name => /^temp\d+_input$/u.test(name));
	for (const label of labels) {
		const match = inputs.find(name => label.test(readOnce(`${folder}/${name.replace('input', 'label')}`) ?? ''));
		if (match !== undefined) {
			return `${folder}/${match}`;
		}
	}

	return inputs[0] === undefined ? undefined : `${folder}/${inputs[0]}`;
}

/**
@returns Degrees Celsius of the hottest socket.
*/
export function readTemperature(files: readonly OpenFile[]): number | undefined {
	const values = files.map(file => file.number()).filter(value => value !== undefined);
	return values.length === 0 ? undefined : Math.max(...values) / 1000;
}
