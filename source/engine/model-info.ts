import {basename} from 'node:path';
import process from 'node:process';
import type {Llama, LlamaModel} from 'node-llama-cpp';
import type {LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {quantizationInName} from '../core/gguf-file-name.ts';
import {cleanLine} from '../core/text.ts';
import type {Header} from './header.ts';
import {kvPerToken} from './kv-size.ts';

/** What is known once a model is loaded. */
export type Facts = {
	readonly settings: LoadSettings;
	readonly header: Header;
	readonly model: LlamaModel;
	readonly contextSize: number;
	readonly threads: number;
	readonly loadTime: number;
	/** By how much memory in use grew. */
	readonly added: number;
};

/** @returns What the host is told of a model. */
export function describe({settings, header, model, contextSize, threads, loadTime, added}: Facts): LoadedModel {
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
		contextSize,
		trainedContextSize: trainedContext(header),
		threads,
		backend: backendName(model.llama),
		memory: {weights: model.size, kv: contextSize * kvPerToken(header.gguf.shape, settings.kvType), added, resident: process.memoryUsage.rss()},
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
