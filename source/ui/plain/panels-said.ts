import {bytes, decimal, integer, milliseconds, percent, rate} from '../../core/format.ts';
import type {GpuSample, Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';

/** @returns The figures of every panel as sentences; what is not known is left out. */
export function panelsSaid(view: View): string[] {
	const sample = view.samples.at(-1);
	return [
		...(sample === undefined ? ['This box has not been measured yet: ask again in a moment.'] : [...gpuSaid(sample), ...boxSaid(sample)]),
		latencySaid(view),
		modelSaid(view),
	];
}

function gpuSaid({gpus, gpuStatus}: Sample): string[] {
	return gpus.length === 0 ? [sentence('GPU', [cleanLine(gpuStatus)])] : gpus.map(gpu => sentence(`GPU ${gpu.index}, ${cleanLine(gpu.name)}`, cardParts(gpu)));
}

function cardParts({memoryUsed, memoryTotal, memoryOwn, utilization, temperature, power, throttle = [], lost}: GpuSample): Parts {
	if (lost) {
		return ['it no longer answers'];
	}

	return [
		memoryTotal > 0 && `VRAM ${bytes(memoryUsed)} of ${bytes(memoryTotal)} used`,
		memoryOwn !== undefined && `${bytes(memoryOwn)} of it by LISA`,
		utilization !== undefined && `${percent(utilization)} busy`,
		temperature !== undefined && `${integer(temperature)} degrees`,
		power !== undefined && `${integer(power)} watts`,
		throttle.length > 0 && `slowed down: ${cleanLine(throttle.join(', '))}`,
	];
}

function boxSaid({memory, engine, cpu, disk, network}: Sample): string[] {
	return [
		sentence('RAM', memory && [
			`${bytes(memory.used)} of ${bytes(memory.total)} used`,
			engine !== undefined && `${bytes(engine.resident)} of it by LISA's engine`,
			memory.swapTotal > 0 && `swap ${bytes(memory.swapUsed)} of ${bytes(memory.swapTotal)}`,
		]),
		sentence('CPU', cpu && [
			`${percent(cpu.load)} busy`,
			`${integer(cpu.threads)} threads`,
			cpu.engineThreads !== undefined && `${decimal(cpu.engineThreads)} of them by LISA's engine`,
			cpu.temperature !== undefined && `${integer(cpu.temperature)} degrees`,
		]),
		sentence('Disk', disk && [
			`${bytes(disk.free)} of ${bytes(disk.total)} free`,
			disk.readRate !== undefined && `reading ${rate(disk.readRate)}`,
			disk.writeRate !== undefined && `writing ${rate(disk.writeRate)}`,
		]),
		sentence('Network', network && [
			network.interface === undefined ? 'no link' : `${cleanLine(network.interface)} is ${network.up ? 'up' : 'down'}`,
			network.receiveRate !== undefined && `receiving ${rate(network.receiveRate)}`,
			network.sendRate !== undefined && `sending ${rate(network.sendRate)}`,
		]),
	];
}

function latencySaid({latency: {ttft, rate: perSecond, p50, p99, stalls}}: View): string {
	if (ttft === undefined) {
		return sentence('Latency', ['nothing has been answered yet']);
	}

	return sentence('Latency', [
		`first token after ${milliseconds(ttft)} ms`,
		perSecond !== undefined && `${decimal(perSecond)} tokens a second`,
		p50 !== undefined && `median ${milliseconds(p50)} ms between tokens`,
		p99 !== undefined && `p99 ${milliseconds(p99)} ms`,
		`${integer(stalls)} stalls`,
	]);
}

function modelSaid({model, contextUsed, rungs}: View): string {
	if (model.phase !== 'ready') {
		return sentence('Model', [{none: 'none is loaded', loading: 'it is being loaded', failed: 'it could not be loaded'}[model.phase]]);
	}

	const {name, quantization, fileSize, contextSize, gpuLayers, layers} = model.model;
	return sentence('Model', [
		`${cleanLine(name)}, ${cleanLine(quantization)}`,
		bytes(fileSize),
		`${integer(contextUsed)} of ${integer(contextSize)} tokens of context used`,
		gpuLayers > 0 && `${integer(gpuLayers)} of ${integer(layers)} layers on the card`,
		`${integer(rungs.length)} rungs in its ladder`,
	]);
}

/** What is known, each as a clause. */
type Parts = ReadonlyArray<string | false>;

function sentence(label: string, parts: Parts = []): string {
	const known = parts.filter(part => part !== false);
	return `${label}: ${known.length === 0 ? 'not measured yet' : known.join(', ')}.`;
}
