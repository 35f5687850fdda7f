import {tensorTypes} from '../../source/core/gguf-types.ts';

/** A metadata value with the type it is to be written as. */
export type Typed =
	| {readonly type: 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'f32' | 'f64' | 'u64' | 'i64'; readonly value: number}
	| {readonly type: 'bool'; readonly value: boolean}
	| {readonly type: 'string'; readonly value: string}
	| {readonly type: 'strings'; readonly value: readonly string[]}
	| {readonly type: 'numbers'; readonly of: 'u32' | 'i32' | 'f32'; readonly value: readonly number[]}
	| {readonly type: 'bools'; readonly value: readonly boolean[]}
	| {readonly type: 'raw'; readonly code: number; readonly value: Uint8Array};

export type TensorSpec = {readonly name: string; readonly dimensions: readonly number[]; readonly type?: string; readonly offset?: number; readonly fill?: number};

export type GgufSpec = {
	readonly version?: number;
	readonly values?: Readonly<Record<string, Typed | number | string | boolean>>;
	readonly tensors?: readonly TensorSpec[];
	/** What the header claims, where it is to lie. */
	readonly tensorCount?: number | bigint;
	readonly keyCount?: number | bigint;
};

const codes = {u8: 0, i8: 1, u16: 2, i16: 3, u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9, u64: 10, i64: 11, f64: 12} as const;

/** A header, how long the file is with its tensors, and where each of them lies in it. */
export type GgufLayout = {readonly header: Uint8Array; readonly size: number; readonly places: ReadonlyArray<{readonly start: number; readonly size: number}>};

/**
Writes a GGUF file: a real header, and tensors of one byte repeated.
*/
export function writeGguf(spec: GgufSpec): Uint8Array {
	const {header, size, places} = layOutGguf(spec);
	const file = new Uint8Array(size);
	file.set(header);
	for (const [index, {start, size}] of places.entries()) {
		file.fill(spec.tensors![index]!.fill ?? 0, start, start + size);
	}

	return file;
}

/**
Lays a GGUF file out without its tensors, for files that are larger than memory. Numbers become u32 (or f32 with a fraction), as converters write them.
*/
export function layOutGguf({version = 3, values = {}, tensors = [], tensorCount, keyCount}: GgufSpec): GgufLayout {
	const bytes: number[] = [];
	const scratch = new DataView(new ArrayBuffer(8));
	const push = (length: number) => {
		for (let index = 0; index < length; index++) {
			bytes.push(scratch.getUint8(index));
		}
	};

	const u32 = (value: number) => {
		scratch.setUint32(0, value, true);
		push(4);
	};

	const u64 = (value: number | bigint) => {
		scratch.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
		push(8);
	};

	const string = (value: string) => {
		const encoded = new TextEncoder().encode(value);
		u64(encoded.length);
		for (const byte of encoded) {
			bytes.push(byte);
		}
	};

	const scalar = (type: keyof typeof codes, value: number) => {
		switch (type) {
			case 'u8': case 'i8': case 'bool': { bytes.push(value & 255); break; }
			case 'u16': case 'i16': { scratch.setUint16(0, value & 0xFF_FF, true); push(2); break; }
			case 'f32': { scratch.setFloat32(0, value, true); push(4); break; }
			case 'f64': { scratch.setFloat64(0, value, true); push(8); break; }
			case 'u64': case 'i64': { u64(value); break; }
			default: { u32(value); }
		}
	};

	const array = (code: number, length: number) => {
		u32(codes.array);
		u32(code);
		u64(length);
	};

	const write = (typed: Typed) => {
		switch (typed.type) {
			case 'string': { u32(codes.string); string(typed.value); break; }
			case 'strings': { array(codes.string, typed.value.length); typed.value.forEach(string); break; }
			case 'numbers': { array(codes[typed.of], typed.value.length); typed.value.forEach(value => scalar(typed.of, value)); break; }
			case 'bools': { array(codes.bool, typed.value.length); typed.value.forEach(value => scalar('bool', Number(value))); break; }
			case 'raw': { u32(typed.code); bytes.push(...typed.value); break; }
			default: { u32(codes[typed.type]); scalar(typed.type, Number(typed.value)); }
		}
	};

	u32(0x46_55_47_47);
	u32(version);
	u64(tensorCount ?? tensors.length);
	u64(keyCount ?? Object.keys(values).length);
	for (const [key, value] of Object.entries(values)) {
		string(key);
		write(typeof value === 'object' ? value : asTyped(value));
	}

	const alignment = Number((values['general.alignment'] as number | undefined) ?? 32);
	const pad = (length: number) => Math.ceil(length / alignment) * alignment;
	let offset = 0;
	const sizes = tensors.map(({dimensions, type = 'F32'}) => sizeOf(dimensions, type).size);
	for (const [index, {name, dimensions, type = 'F32', offset: lie}] of tensors.entries()) {
		string(name);
		u32(dimensions.length);
		dimensions.forEach(u64);
		u32(sizeOf(dimensions, type).code);
		u64(lie ?? offset);
		offset += pad(sizes[index]!);
	}

	const start = tensors.length === 0 ? bytes.length : pad(bytes.length);
	let at = start;
	const places = sizes.map(size => {
		const place = {start: at, size};
		at += pad(size);
		return place;
	});
	return {header: Uint8Array.from(bytes), size: start + offset, places};
}

function asTyped(value: number | string | boolean): Typed {
	if (typeof value === 'string') {
		return {type: 'string', value};
	}

	if (typeof value === 'boolean') {
		return {type: 'bool', value};
	}

	return {type: Number.isInteger(value) ? 'u32' : 'f32', value};
}

function sizeOf(dimensions: readonly number[], name: string): {code: number; size: number} {
	const [code, type] = Object.entries(tensorTypes).find(([, each]) => each.name === name)!;
	return {code: Number(code), size: (dimensions.reduce((a, b) => a * b, 1) / type.block) * type.bytes};
}
