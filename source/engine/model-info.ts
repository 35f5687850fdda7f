import {basename} from 'node:path';
import process from 'node:process';
import type {Llama, LlamaModel} from 'node-llama-cpp';
import type {LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {quantizationInName} from '../core/gguf-file-name.ts';
import {planWords, type LoadPlan} from '../core/load-plan.ts';
import {cleanLine} from '../core/text.ts';
import {flashAttentionOf} from './flash-attention.ts';
import type {Header} from './header.ts';
import {quantizableKv} from './kv-heads.ts';

/** What is known once a model is loaded. */
export type Facts = {
	readonly settings: LoadSettings;
	readonly header: Header;
	readonly model: LlamaModel;
	readonly plan: LoadPlan;
	readonly threads: number;
	readonly loadTime: number;
	/** By how much memory in use grew. */
	readonly added: number;
};

/** @returns What the host is told of a model. */
export function describe({settings, header, model, plan, threads, loadTime, added}: Facts): LoadedModel {
	const {gguf} = header;
	return {
		path: settings.path,
		name: gguf.name ?? (cleanLine(basename(settings.path, '.gguf')) || 'unnamed'),
		architecture: gguf.architecture,
		quantization: gguf.quantization ?? quantizationInName(basename(settings.path)) ?? 'unknown',
		parameters: header.parameters,
		bits: header.size * 8 / header.parameters,
		fileSize: header.size,
		layers: gguf.shape?.blocks ?? 0,
		gpuLayers: model.gpuLayers,
		contextSize: plan.contextSize,
		batchSize: plan.batchSize,
		trainedContextSize: trainedContext(header),
		threads,
		kvType: settings.kvType ?? 'F16',
		...(!quantizableKv(header) && {quantizableKv: false}),
		flashAttention: flashAttentionOf(settings),
		...(settings.mmap === false && {mmap: false}),
		chosen: planWords(plan, settings),
		backend: backendName(model.llama),
		memory: {weights: model.size, kv: plan.fit.host.kv + (plan.fit.card?.kv ?? 0), added, resident: process.memoryUsage.rss()},
		loadTime,
		loadRate: header.size / (loadTime / 1000),
	};
}

/** @returns Tokens; llama.cpp's old default where the file does not say. */
export function trainedContext({gguf}: Header): number {
	return gguf.shape?.trainedContext || 2048;
}

/** @returns As in `CPU`, `CUDA`, `Vulkan`, `Metal`. */
export function backendName({gpu}: Llama): string {
	const names = {cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal'} as const;
	return gpu === false ? 'CPU' : names[gpu];
}
