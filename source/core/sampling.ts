import type {SamplingSettings} from './engine-protocol.ts';

/**
How tokens are chosen unless a person says otherwise.

The bundled guide answers with facts from a table and is at its best when it takes the likeliest token each time; a larger model is livelier with some freedom.

@param preset The name of the preset that is wanted; `balanced` where there is none of that name.
*/
export function defaultSampling(bundled: boolean, preset = ''): SamplingSettings {
	return bundled ? presets.exact : Object.hasOwn(presets, preset) ? presets[preset as PresetName] : presets.balanced;
}

/** Sampling by name. */
export const presets = {
	exact: {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1},
	balanced: {temperature: 0.7, topK: 40, topP: 0.95, minP: 0.05, repeatPenalty: 1.05},
	creative: {temperature: 1.1, topK: 0, topP: 0.98, minP: 0.05, repeatPenalty: 1.05},
} as const satisfies Record<string, SamplingSettings>;

export type PresetName = keyof typeof presets;

/** A setting that `/set` knows. */
export type SamplingRow = {
	readonly key: keyof SamplingSettings;
	/** As it is typed. */
	readonly name: string;
	readonly least: number;
	readonly most: number;
	readonly whole: boolean;
	readonly help: string;
};

/** Every setting of sampling, in the order they are shown. */
export const samplingRows: readonly SamplingRow[] = [
	{key: 'temperature', name: 'temperature', least: 0, most: 5, whole: false, help: '0 takes the likeliest token each time'},
	{key: 'topK', name: 'top-k', least: 0, most: 1000, whole: true, help: 'among the K likeliest; 0 is all'},
	{key: 'topP', name: 'top-p', least: 0.01, most: 1, whole: false, help: 'among the likeliest that make up P'},
	{key: 'minP', name: 'min-p', least: 0, most: 1, whole: false, help: 'none less likely than this share of the likeliest'},
	{key: 'repeatPenalty', name: 'repeat-penalty', least: 0.5, most: 2, whole: false, help: '1 is none'},
	{key: 'seed', name: 'seed', least: 0, most: 4_294_967_295, whole: true, help: 'makes sampling repeatable'},
	{key: 'maxTokens', name: 'max-tokens', least: 1, most: 1_000_000, whole: true, help: 'ends a reply after so many'},
];

/**
@param set What was set by hand, over the defaults.
@returns How tokens are chosen.
*/
export function samplingFrom(defaults: SamplingSettings, set: Partial<SamplingSettings>): SamplingSettings {
	const all = {...defaults, ...set};
	// With a temperature there must be something to choose from.
	return all.temperature > 0 && set.topK === undefined && defaults.topK === 1 ? {...all, topK: presets.balanced.topK} : all;
}
