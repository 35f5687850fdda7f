import type {View} from '../../core/view.ts';
import type {Scale} from '../chart/scale.ts';
import {cpuSection} from './cpu.ts';
import {diskSection} from './disk.ts';
import {gpuListSection, noGpuSection} from './gpu-list.ts';
import {gpuSection} from './gpu.ts';
import {latencySection} from './latency.ts';
import {memorySection} from './memory.ts';
import {modelSection} from './model.ts';
import {networkSection} from './network.ts';
import type {SectionName} from './section-names.ts';
import type {Room, Section} from './section.ts';

/** How a section is made from a view. */
type Drawing = {
	/** What it looks at: while all of it is the same, so is the section. */
	readonly inputs: (view: View, axis: Scale) => readonly unknown[];
	/**
	@param card Which card, counted from the first; absent where all share the section.
	*/
	readonly draw: (view: View, axis: Scale, room: Room, card: number | undefined) => Section;
};

/** Every section of the column. */
export const drawings: Readonly<Record<SectionName, Drawing>> = {
	gpu: {
		inputs: ({samples, model}) => [samples, model],
		draw: (view, _, room, card) => drawGpu(view, room, card),
	},
	memory: {
		inputs: ({samples}) => [samples],
		draw: ({samples}, _, room) => memorySection(samples, room),
	},
	cpu: {
		inputs: ({samples, model}) => [samples, model],
		draw: (view, _, room) => cpuSection(view.samples, loaded(view), room),
	},
	latency: {
		inputs: ({latency, progress}, axis) => [latency, progress, axis],
		draw: ({latency, progress}, axis, room) => latencySection(latency, progress, axis, room),
	},
	disk: {
		inputs: ({samples, model}) => [samples, model],
		draw: (view, _, room) => diskSection(view.samples, loaded(view)?.loadRate, room),
	},
	network: {
		inputs: ({samples}) => [samples],
		draw: ({samples}, _, room) => networkSection(samples, room),
	},
	model: {
		inputs: ({model, rungs, contextUsed, outOfContext, swap, lastSwap, figures}) => [model, rungs, contextUsed, outOfContext, swap, lastSwap, lastSwap && figures],
		draw: ({model, rungs, contextUsed, outOfContext, swap, lastSwap, figures}, _, room) => modelSection({state: model, rungs, used: contextUsed, outOfContext, swap, lastSwap, figures}, room),
	},
};

function drawGpu(view: View, room: Room, card: number | undefined): Section {
	const {samples} = view;
	const gpus = samples.at(-1)?.gpus ?? [];
	if (gpus.length === 0) {
		return noGpuSection(samples, room);
	}

	const gpu = card === undefined ? undefined : gpus[card];
	if (gpu === undefined) {
		return gpuListSection(samples, room);
	}

	// The model's parts are the card's only where nothing of it is elsewhere.
	const model = loaded(view);
	return gpuSection(samples, gpu.index, gpus.length === 1 && model !== undefined && model.gpuLayers >= model.layers ? model : undefined, room);
}

function loaded({model}: View) {
	return model.phase === 'ready' ? model.model : undefined;
}
