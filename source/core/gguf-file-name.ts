import {quantizations} from './ladder.ts';
import {otherFileTypes} from './gguf-types.ts';

/** Where a file stands among the shards of one model, as its name says. */
export type ShardName = {
	/** What all the shards’ names begin with. */
	readonly prefix: string;
	/** From 1. */
	readonly number: number;
	readonly count: number;
};

/** No model is published in more; a name that claims so is only a name. */
const mostShards = 1000;

const shard = /^(?<prefix>.+)-(?<number>\d{5})-of-(?<count>\d{5})\.gguf$/i;

/** @returns The shard a file name stands for (llama.cpp's `%s-%05d-of-%05d.gguf`), if it is one of several. */
export function shardOf(fileName: string): ShardName | undefined {
	const groups = shard.exec(fileName)?.groups;
	if (!groups) {
		return undefined;
	}

	const number = Number(groups.number);
	const count = Number(groups.count);
	return count > 1 && count <= mostShards && number >= 1 && number <= count ? {prefix: groups.prefix!, number, count} : undefined;
}

/** @returns The name of another shard of the same model. */
export function shardName({prefix, count}: ShardName, number: number): string {
	const digits = (value: number) => String(value).padStart(5, '0');
	return `${prefix}-${digits(number)}-of-${digits(count)}.gguf`;
}

// Longest first, so that Q4_K_M is not read as Q4_K. `UD-…_XL` and `_XXL` are makers' own mixes; `Q4_K` and `FP16` are old ways to write a type.
const names = [...quantizations.map(({name}) => name), ...Object.values(otherFileTypes)].sort((a, b) => b.length - a.length);
const types = String.raw`(?:UD-)?(?:${names.join('|')}|FP16|FP32|I?Q\d_K_[SMLX]{1,3}|Q\d_K|MXFP4)(?:_X{0,2}L)?`;
const suffix = new RegExp(`[-._ ](?<type>${types})$`, 'i');
const whole = new RegExp(`^(?:${types})$`, 'i');

/** @returns The quantization that a name ends in or is, as in `Q4_K_M`, if any. */
export function quantizationInName(name: string): string | undefined {
	const stem = withoutEnding(name);
	const type = whole.test(stem) ? stem : suffix.exec(stem)?.groups?.type;
	return type?.toUpperCase().replace(/^FP(?=\d)/, 'F');
}

/**
@returns A model's name without the ending, the shard's number and the quantization: what is the same for every rung. Never empty for a name that is not.
*/
export function stemOf(fileName: string): string {
	const stem = withoutEnding(fileName);
	return stem.replace(suffix, '') || stem;
}

function withoutEnding(fileName: string): string {
	return (shardOf(fileName)?.prefix ?? fileName).replace(/\.gguf$/i, '').replace(/[-._ ]i1(?=[-._ ])/i, '');
}
