import process from 'node:process';
import {defined} from '../../core/defined.ts';
import type {LisaError} from '../../core/errors.ts';
import type {LoadRequest} from '../../core/protocol.ts';
import {settingRows, type SettingName} from '../../core/settings.ts';
import {modelPath} from '../../host/model-path.ts';
import {gatherSettings, type GatherOptions} from './gather.ts';

/** The settings as they are used. */
export type Used = {
	/** What a load takes where nobody asks for anything else. */
	readonly usual: NonNullable<LoadRequest['usual']>;
	readonly faults: readonly LisaError[];
};

/**
Puts the settings to use. What screens and hosts read from the environment is put there, and so goes on to the host that this face starts; what belongs to a load is given back.
*/
export function useSettings({environment = process.env, ...options}: GatherOptions = {}): Used {
	const {all, faults} = gatherSettings({environment, ...options});
	const values: Partial<Record<SettingName, unknown>> = {};
	for (const [index, {name, value, source}] of all.entries()) {
		const {variable, reader, kind} = settingRows[index]!;
		if (value === undefined) {
			continue;
		}

		values[name] = kind.type === 'path' ? modelPath(String(value)) : value;
		// A path from the environment may begin with `~`, or with the folder that one stands in.
		if ((source === 'file' || (source === 'environment' && kind.type === 'path')) && reader !== 'load') {
			environment[variable] = String(values[name]);
		}
	}

	const {model, context, threads, 'gpu-layers': gpuLayers, batch, 'kv-type': kvType, mlock, mmap, 'flash-attention': flash} = values;
	const usual = {path: model, contextSize: context, threads, gpuLayers, batchSize: batch, kvType, mlock: mlock === true || undefined, mmap: mmap === false ? mmap : undefined, flashAttention: flash === undefined ? undefined : flash === 'on'};
	return {usual: defined(usual) as Used['usual'], faults};
}
