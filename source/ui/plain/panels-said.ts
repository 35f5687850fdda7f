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
	return gpus.length === 0 ? [sentence('GPU', [cleanLine(gpuStatus)])] : gpus.map(gpu => cardSaid(gpu));
}

function cardSaid(gpu: GpuSample): string {
	const {index, name, memoryUsed, memoryTotal, memoryOwn, utilization, temperature, power, throttle = [], lost} = gpu;
	const label = `GPU ${index}, ${cleanLine(name)}`;
	return sentence(label, lost
? ['it no longer answers']
: [
		memoryTotal > 0 && `VRAM ${bytes(memoryUsed)} of ${bytes(memoryTotal)} used`,
		memoryOwn !== undefined && `${bytes(memoryOwn)} of it by LISA`,
		utilization !== undefined && `${percent(utilization)} busy`,
		temperature !== undefined && `${integer(temperature)} degrees`,
		power !== undefined && `${integer(power)} watts`,
		throttle.length > 0 && `slowed down: ${cleanLine(throttle.join(', '))}`,
	]);
}

function boxSaid({memory, engine, cpu, disk, network}: Sample): string[] {
	return [
		sentence('RAM', memory === undefined
? []
: [
			`${bytes(memory.used)} of ${bytes(memory.total)} used`,
			engine !== undefined && `${bytes(engine.resident)} of it by LISA's engine`,
			memory.swapTotal > 0 && `swap ${bytes(memory.swapUsed)} of ${bytes(memory.swapTotal)}`,
		]),
		sentence('CPU', cpu === undefined
? []
: [
			`${percent(cpu.load)} busy`,
			`${integer(cpu.threads)} threads`,
			cpu.engineThreads !== undefined && `${decimal(cpu.engineThreads)} of them by LISA's engine`,
			cpu.temperature !== undefined && `${integer(cpu.temperature)} degrees`,
		]),
		sentence('Disk', disk === undefined ? [] : [`${bytes(disk.free)} of ${bytes(disk.total)} free`, disk.readRate !== undefined && `reading ${rate(disk.readRate)}`, disk.writeRate !== undefined && `writing ${rate(disk.writeRate)}`]),
		sentence('Network', network === undefined
? []
: [
			network.interface === undefined ? 'no link' : `${cleanLine(network.interface)} is ${network.up ? 'up' : 'down'}`,
			network.receiveRate !== undefined && `receiving ${rate(network.receiveRate)}`,
			network.sendRate !== undefined && `sending ${rate(network.sendRate)}`,
		]),
	];
}

function latencySaid({latency: {ttft, rate: perSecond, p50, p99, stalls}}: View): string {
	return sentence('Latency', ttft === undefined
? ['nothing has been answered yet']
: [
		`first token after ${milliseconds(ttft)} ms`,
		perSecond !== undefined && `${decimal(perSecond)} tokens a second`,
		p50 !== undefined && `median ${milliseconds(p50)} ms between tokens`,
		p99 !== undefined && `p99 ${milliseconds(p99)} ms`,
		`${integer(stalls)} stalls`,
	]);
}

function modelSaid({model, contextUsed, rungs}: View): string {
	return sentence('Model', model.phase === 'ready'
? [
		`${cleanLine(model.model.name)}, ${cleanLine(model.model.quantization)}`,
		bytes(model.model.fileSize),
		`${integer(contextUsed)} of ${integer(model.model.contextSize)} tokens of context used`,
		model.model.gpuLayers > 0 && `${integer(model.model.gpuLayers)} of ${integer(model.model.layers)} layers on the card`,
		`${integer(rungs.length)} rungs in its ladder`,
	]
: [{none: 'none is loaded', loading: 'it is being loaded', failed: 'it could not be loaded'}[model.phase]]);
}

function sentence(label: string, parts: ReadonlyArray<string | false>): string {
	const known = parts.filter(part => part !== false);
	return `${label}: ${known.length === 0 ? 'not measured yet' : known.join(', ')}.`;
}
