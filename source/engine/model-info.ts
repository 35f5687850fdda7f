import {basename} from 'node:path';
import process from 'node:process';
import type {Llama, LlamaModel} from 'node-llama-cpp';
import type {LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {bytes, integer} from '../core/format.ts';
import {quantizationInName} from '../core/gguf-file-name.ts';
import {cleanLine} from '../core/text.ts';
import type {Header} from './header.ts';
import {kvPerToken} from './kv-size.ts';
import {reserve} from './memory-need.ts';

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
	/** Bytes of main memory that were free before. */
	readonly free: number;
};

/** @returns What the host is told of a model. */
export function describe({settings, header, model, contextSize, threads, loadTime, added, free}: Facts): LoadedModel {
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
		kvType: settings.kvType ?? 'F16',
		chosen: chosenWords({settings, layers: gguf.shape?.blocks ?? 0, gpuLayers: model.gpuLayers, contextSize, free}),
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

type Choice = {readonly settings: LoadSettings; readonly layers: number; readonly gpuLayers: number; readonly contextSize: number; readonly free: number};

/** What was chosen for a load, and what that rests on. */
function chosenWords({settings, layers, gpuLayers, contextSize, free}: Choice): string {
	const card = gpuLayers > 0 ? `${gpuLayers}/${layers + 1} layers on the card, ` : '';
	const reason = settings.contextSize === undefined ? `${bytes(free)} free, ${bytes(reserve)} of it kept back` : 'as asked';
	return `${card}${integer(contextSize)} tokens: ${reason}`;
}
