import {cleanLine} from './text.ts';
import type {GgufValue} from './gguf-values.ts';

/** The metadata by type. */
export type GgufKeys = ReturnType<typeof keysOf>;

/**
Asks a header's metadata for values of a type. What is absent, of another type or out of range is `undefined`; text is cleaned and cut to 200 characters.
*/
export function keysOf(values: ReadonlyMap<string, GgufValue>) {
	const number = (key: string) => {
		const value = values.get(key);
		return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
	};

	const text = (key: string) => {
		const value = values.get(key);
		return typeof value === 'string' ? ([...cleanLine(value.slice(0, 2000))].slice(0, 200).join('') || undefined) : undefined;
	};

	const count = (key: string) => {
		const value = number(key);
		return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
	};

	const list = (key: string) => {
		const value = values.get(key);
		return Array.isArray(value) && value.every(item => Number.isSafeInteger(item) && item >= 0) ? (value as readonly number[]) : undefined;
	};

	const skipped = (key: string) => {
		const value = values.get(key);
		return typeof value === 'object' && 'hash' in value ? value : undefined;
	};

	const prefix = text('general.architecture') ?? '';
	const has = (start: string) => values.keys().some(key => key.startsWith(start));
	return {number, text, count, list, prefix, has, hash: (key: string) => skipped(key)?.hash, length: (key: string) => skipped(key)?.length};
}
