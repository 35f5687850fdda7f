import {mostCards, type Figures} from './figures.ts';
import type {GpuSample, Sample} from './samples.ts';

type Values = Record<string, number | undefined>;

/**
@returns A sample as a flat record of numbers, by the names of `figures.ts`. What was not read, or whose source failed, is absent.
*/
export function figuresOf(sample: Sample): Figures {
	const figures: Values = {...ofCpu(working(sample.cpu)), ...ofMemory(working(sample.memory)), ...ofEngine(sample.engine), ...ofVolume(working(sample.disk)), ...ofNetwork(working(sample.network)), ...ofTokens(sample.tokens)};
	for (const gpu of sample.gpus) {
		if (gpu.index < mostCards && gpu.lost !== true && gpu.failure === undefined) {
			addCard(figures, gpu);
		}
	}

	return known(figures);
}

function ofCpu(cpu: Sample['cpu']): Values | undefined {
	return cpu && {
		cpu_load: cpu.load,
		cpu_steal: cpu.steal,
		cpu_engine: cpu.engineThreads,
		cpu_other: cpu.otherThreads,
		cpu_clock: cpu.megahertz,
		cpu_temperature: cpu.temperature,
		cpu_load_average: cpu.loadAverage,
	};
}

function ofMemory(memory: Sample['memory']): Values | undefined {
	return memory && {
		memory_total: memory.total,
		memory_used: memory.used,
		memory_available: memory.available,
		memory_cached: memory.cached,
		memory_pressure: memory.pressure,
		swap_total: memory.swapTotal,
		swap_used: memory.swapUsed,
		swap_in: memory.swapInRate,
		swap_out: memory.swapOutRate,
	};
}

function ofEngine(engine: Sample['engine']): Values | undefined {
	return engine && {engine_resident: engine.resident, engine_anonymous: engine.anonymous, engine_mapped: engine.mapped};
}

function ofVolume(disk: Sample['disk']): Values | undefined {
	return disk && {disk_total: disk.total, disk_free: disk.free, disk_read: disk.readRate, disk_write: disk.writeRate};
}

function ofNetwork(network: Sample['network']): Values | undefined {
	return network && {network_receive: network.receiveRate, network_send: network.sendRate};
}

function ofTokens(tokens: Sample['tokens']): Values | undefined {
	return tokens && {
		tokens: tokens.count,
		token_rate: tokens.rate,
		token_p50: tokens.p50,
		token_p95: tokens.p95,
		token_p99: tokens.p99,
		token_longest: tokens.longest,
		token_stalls: tokens.stalls,
		ttft: tokens.ttft,
		prefill_rate: tokens.prefillRate,
	};
}

function addCard(figures: Values, gpu: GpuSample): void {
	const name = `gpu${gpu.index}_`;
	figures[`${name}memory_total`] = gpu.memoryTotal;
	figures[`${name}memory_used`] = gpu.memoryUsed;
	figures[`${name}memory_own`] = gpu.memoryOwn;
	figures[`${name}utilization`] = gpu.utilization;
	figures[`${name}temperature`] = gpu.temperature;
	figures[`${name}power`] = gpu.power;
	figures[`${name}clock`] = gpu.clock;
	figures[`${name}memory_clock`] = gpu.memoryClock;
	figures[`${name}fan`] = gpu.fan;
	figures[`${name}throttled`] = gpu.throttle && (gpu.throttle.length > 0 ? 1 : 0);
	figures[`${name}receive`] = gpu.receiveRate;
	figures[`${name}send`] = gpu.sendRate;
}

/** A part whose source failed holds empty figures that mean nothing. */
function working<Part extends {readonly failure?: string}>(part: Part | undefined): Part | undefined {
	return part?.failure === undefined ? part : undefined;
}

function known(figures: Values): Figures {
	const result: Record<string, number> = {};
	for (const name in figures) {
		if (Number.isFinite(figures[name])) {
			result[name] = figures[name]!;
		}
	}

	return result;
}
