import {parseKeepAlive} from './keep-alive.ts';
import {kvTypeNamed} from './kv-type.ts';
import {presets} from './sampling.ts';

/** What a setting takes. Texts are read into the form in which they are kept; `undefined` is what is not understood. */
export type SettingKind =
	| {readonly type: 'number'; readonly least: number; readonly most: number}
	| {readonly type: 'switch'}
	| {readonly type: 'path'; readonly takes: string; readonly words: readonly string[]}
	| {readonly type: 'text'; readonly takes: string; readonly read: (text: string) => string | undefined};

/** A setting: its name in the file and after `lisa config`, and as a flag where there is one. */
export type SettingRow = {
	readonly name: string;
	/** The environment variable that overrides the file. */
	readonly variable: string;
	readonly kind: SettingKind;
	readonly help: string;
	/** What holds where nobody has set it. */
	readonly otherwise: string;
	readonly example: string;
	/** Who reads it: a load of a model, the screen, or the host when it starts. */
	readonly reader: 'load' | 'screen' | 'host';
};

const oneOf = (words: readonly string[]): SettingKind => ({
	type: 'text',
	takes: `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`,
	read: text => words.find(word => word === text.trim().toLowerCase()),
});

/** What `theme` takes; the palettes of the screen have these names. */
const themeNames = ['dark', 'light', 'neutral', 'contrast', '16', '16-light', 'none'] as const;

/**
Every setting, in the order in which they are shown.
*/
export const settingRows = [
	{name: 'model', variable: 'LISA_MODEL', kind: {type: 'path', takes: 'the whole path of a GGUF file, or guide', words: ['guide']}, help: 'the model to start with', otherwise: 'the one used last', example: 'guide', reader: 'load'},
	{name: 'context', variable: 'LISA_CONTEXT', kind: {type: 'number', least: 64, most: 10_000_000}, help: 'context size in tokens', otherwise: 'what fits', example: '8192', reader: 'load'},
	{name: 'threads', variable: 'LISA_THREADS', kind: {type: 'number', least: 1, most: 1024}, help: 'fixes the threads', otherwise: 'the cores that are free', example: '4', reader: 'load'},
	{name: 'gpu-layers', variable: 'LISA_GPU_LAYERS', kind: {type: 'number', least: 0, most: 10_000}, help: 'layers on the card', otherwise: 'what fits', example: '20', reader: 'load'},
	{name: 'batch', variable: 'LISA_BATCH', kind: {type: 'number', least: 32, most: 8192}, help: 'tokens of a prompt computed at once', otherwise: 'what fits', example: '256', reader: 'load'},
	{name: 'kv-type', variable: 'LISA_KV_TYPE', kind: {type: 'text', takes: 'F16, Q8_0 or Q4_0', read: kvTypeNamed}, help: 'type of the KV cache', otherwise: 'F16', example: 'Q8_0', reader: 'load'},
	{name: 'mlock', variable: 'LISA_MLOCK', kind: {type: 'switch'}, help: 'pins the model in RAM', otherwise: 'false', example: 'true', reader: 'load'},
	{name: 'mmap', variable: 'LISA_MMAP', kind: {type: 'switch'}, help: 'maps the file; otherwise it is read into memory', otherwise: 'true', example: 'false', reader: 'load'},
	{name: 'flash-attention', variable: 'LISA_FLASH_ATTENTION', kind: oneOf(['on', 'off']), help: 'flash attention', otherwise: 'as llama.cpp decides', example: 'off', reader: 'load'},
	{name: 'preset', variable: 'LISA_PRESET', kind: oneOf(Object.keys(presets)), help: 'how tokens are chosen, until /set or /preset says otherwise', otherwise: 'balanced', example: 'creative', reader: 'host'},
	{name: 'theme', variable: 'LISA_THEME', kind: oneOf(themeNames), help: 'colours', otherwise: 'the last /theme', example: 'dark', reader: 'screen'},
	{name: 'glyphs', variable: 'LISA_GLYPHS', kind: oneOf(['unicode', 'blocks', 'ascii']), help: 'characters to draw with', otherwise: 'by the locale', example: 'ascii', reader: 'screen'},
	{name: 'alerts', variable: 'LISA_ALERTS', kind: {type: 'text', takes: 'bell, notify, or both as in bell,notify', read: readAlerts}, help: 'how an alert is told beside its line', otherwise: 'by its line alone', example: 'bell', reader: 'screen'},
	{name: 'keep-alive', variable: 'LISA_KEEP_ALIVE', kind: {type: 'text', takes: 'a time as in 90s, 10m or 2h, or 0', read: text => (parseKeepAlive(text) === undefined ? undefined : text.trim())}, help: 'how long a model is kept with nobody looking', otherwise: '2m, 30m if detached', example: '10m', reader: 'host'},
	{name: 'models', variable: 'LISA_MODELS', kind: {type: 'path', takes: 'the whole path of a folder', words: []}, help: 'where models are fetched to and made', otherwise: 'among your data', example: '/data/models', reader: 'host'},
] as const satisfies readonly SettingRow[];

export type SettingName = (typeof settingRows)[number]['name'];

function readAlerts(text: string): string | undefined {
	const words = text.split(',').map(word => word.trim().toLowerCase());
	return words.every(word => word === 'bell' || word === 'notify') ? [...new Set(words)].join(',') : undefined;
}
