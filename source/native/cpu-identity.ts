import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import os from 'node:os';
import {cleanLine} from '../core/text.ts';

/** Which processor a library was built for. */
export type CpuIdentity = {
	readonly model: string;
	/** Of the model and everything it says it can do: another microcode or another virtual machine is another processor. */
	readonly id: string;
};

/** @returns The processor of this box. */
export function cpuIdentity(): CpuIdentity {
	try {
		return identifyCpu(readFileSync('/proc/cpuinfo', 'utf8'));
	} catch {
		return identifyCpu(`model name: ${os.cpus()[0]?.model ?? 'unknown'}`);
	}
}

/**
Reads the first processor of `/proc/cpuinfo`: x86 has a `model name` and `flags`, Arm has numbers and `Features`.

Clocks and sizes that change from look to look are left out.
*/
export function identifyCpu(text: string): CpuIdentity {
	const fields = new Map<string, string>();
	for (const line of text.split(/\n\s*\n/u, 1)[0]!.split('\n')) {
		const [name = '', ...value] = line.split(':');
		fields.set(name.trim(), value.join(':').trim());
	}

	const model = fields.get('model name') ?? fields.get('CPU part') ?? 'unknown';
	const able = (fields.get('flags') ?? fields.get('Features') ?? '').split(/\s+/u).sort();
	const told = [model, ...['vendor_id', 'cpu family', 'model', 'stepping', 'CPU implementer', 'CPU variant', 'CPU part'].map(name => fields.get(name) ?? ''), ...able];
	return {model: cleanLine(model), id: createHash('sha256').update(told.join('\n')).digest('hex').slice(0, 16)};
}
