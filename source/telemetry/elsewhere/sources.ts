import process from 'node:process';
import {freemem, networkInterfaces, totalmem} from 'node:os';
import {parseVmStat} from '../../core/vm-stat.ts';
import {addressOf} from '../address.ts';
import {createGpuSource} from '../gpu/sources.ts';
import {noGpu} from '../gpu/gpus.ts';
import {Refreshed} from '../refreshed.ts';
import {runProgram} from '../run-program.ts';
import type {SamplerOptions, Sources} from '../sources.ts';
import {createCpuSource} from './cpu.ts';
import {createDiskSource} from './disk.ts';
import {findSystemFacts, type SystemFacts} from './facts.ts';

/**
The sources of macOS and Windows: what Node tells at no cost each time, and what systeminformation finds once, in the background. What neither tells is not on this system and stays absent.
*/
export async function elsewhereSources({modelPath, enginePid}: Required<SamplerOptions>): Promise<Sources> {
	let found: SystemFacts | undefined;
	const facts = (): SystemFacts | undefined => found;
	const find = async (): Promise<void> => {
		found = await findSystemFacts();
	};

	// Without them the panels show what Node tells.
	find().catch(() => undefined);
	// Of macOS Node tells only the pages that nobody has.
	let free: number | undefined;
	const look = new Refreshed(5000, () => {
		if (process.platform === 'darwin') {
			runProgram('vm_stat', [], 2000).then(({stdout}) => {
				free = parseVmStat(stdout);
			}).catch(() => undefined);
		}
	});
	const gpu = await createGpuSource({enginePid});
	const link = new Refreshed(10_000, findLink);

	return {
		cpu: createCpuSource(facts),
		memory: {
			read(now) {
				look.get(now);
				const [total, available] = [totalmem(), free ?? freemem()];
				return {source: 'Node', total, available, used: total - available, cached: 0, swapTotal: 0, swapUsed: 0};
			},
			close() {},
		},
		engine: {read: () => undefined, close() {}},
		disk: createDiskSource(modelPath, facts),
		network: {
			read(now) {
				const told = found?.link;
				const name = told?.name ?? link.get(now);
				const address = name === undefined ? undefined : addressOf(name);
				return {source: 'Node', interface: name, up: address !== undefined, address, wireless: told?.wireless, speed: told?.speed};
			},
			close() {},
		},
		gpu: {
			prepare: gpu.prepare,
			read(now) {
				const reading = gpu.read(now);
				// A card that is read beats one of which only the name is known.
				const cards = reading.cards.length > 0 ? reading.cards : (found?.cards ?? []).map((card, index) => ({...card, index}));
				return {cards, status: cards.length > 0 && reading.status === noGpu ? '' : reading.status};
			},
			close: gpu.close,
		},
	};
}

function findLink(): string | undefined {
	return Object.entries(networkInterfaces()).find(([, entries]) => entries?.some(({internal, family}) => !internal && family === 'IPv4'))?.[0];
}
