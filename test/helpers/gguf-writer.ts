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
	for (const [index, place] of places.entries()) {
		file.fill(spec.tensors![index]!.fill ?? 0, place.start, place.start + place.size);
	}

	return file;
}

/**
Lays a GGUF file out without its tensors, for files that are larger than memory. Numbers become u32 (or f32 with a fraction), as converters write them.
*/
export function layOutGguf({version = 3, values = {}, tensors = [], tensorCount, keyCount}: GgufSpec): GgufLayout {
	const writer = new Writer();
	writer.u32(0x46_55_47_47);
	writer.u32(version);
	writer.u64(tensorCount ?? tensors.length);
	writer.u64(keyCount ?? Object.keys(values).length);
	for (const [key, value] of Object.entries(values)) {
		writer.string(key);
		writer.value(typeof value === 'object' ? value : asTyped(value));
	}

	const alignment = typeof values['general.alignment'] === 'number' ? values['general.alignment'] : 32;
	const pad = (length: number) => Math.ceil(length / alignment) * alignment;
	const sizes = tensors.map(({dimensions, type = 'F32'}) => sizeOf(dimensions, type).size);
	let offset = 0;
	for (const [index, {name, dimensions, type = 'F32', offset: lie}] of tensors.entries()) {
		writer.string(name);
		writer.u32(dimensions.length);
		for (const dimension of dimensions) {
			writer.u64(dimension);
		}

		writer.u32(sizeOf(dimensions, type).code);
		writer.u64(lie ?? offset);
		offset += pad(sizes[index]!);
	}

	const header = Uint8Array.from(writer.bytes);
	const start = tensors.length === 0 ? header.length : pad(header.length);
	let at = start;
	const places = sizes.map(size => {
		const place = {start: at, size};
		at += pad(size);
		return place;
	});
	return {header, size: start + offset, places};
}

/** Bytes of the scalars that are not four long. */
const widths: Readonly<Partial<Record<string, number>>> = {u8: 1, i8: 1, bool: 1, u16: 2, i16: 2, f64: 8};

class Writer {
	readonly bytes: number[] = [];
	readonly #scratch = new DataView(new ArrayBuffer(8));

	u32(value: number): void {
		this.#scratch.setUint32(0, value, true);
		this.#push(4);
	}

	u64(value: number | bigint): void {
		this.#scratch.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
		this.#push(8);
	}

	string(value: string): void {
		const encoded = new TextEncoder().encode(value);
		this.u64(encoded.length);
		for (const byte of encoded) {
			this.bytes.push(byte);
		}
	}

	value(typed: Typed): void {
		if (typed.type === 'raw') {
			this.u32(typed.code);
			this.bytes.push(...typed.value);
		} else if (typed.type === 'string') {
			this.u32(codes.string);
			this.string(typed.value);
		} else if (Array.isArray(typed.value)) {
			this.#array(typed.type === 'numbers' ? typed.of : (typed.type === 'bools' ? 'bool' : 'string'), typed.value);
		} else {
			const type = typed.type as keyof typeof codes;
			this.u32(codes[type]);
			this.#scalar(type, Number(typed.value));
		}
	}

	#array(type: keyof typeof codes, values: ReadonlyArray<string | number | boolean>): void {
		this.u32(codes.array);
		this.u32(codes[type]);
		this.u64(values.length);
		for (const value of values) {
			if (typeof value === 'string') {
				this.string(value);
			} else {
				this.#scalar(type, Number(value));
			}
		}
	}

	#scalar(type: keyof typeof codes, value: number): void {
		if (type === 'u64' || type === 'i64') {
			this.u64(value);
			return;
		}

		this.#scratch.setUint32(0, value, true);
		if (type === 'f64') {
			this.#scratch.setFloat64(0, value, true);
		} else if (type === 'f32') {
			this.#scratch.setFloat32(0, value, true);
		}

		this.#push(widths[type] ?? 4);
	}

	#push(length: number): void {
		for (let index = 0; index < length; index++) {
			this.bytes.push(this.#scratch.getUint8(index));
		}
	}
}

function asTyped(value: number | string | boolean): Typed {
	if (typeof value === 'string') {
		return {type: 'string', value};
	}

	if (typeof value === 'boolean') {
		return {type: 'bool', value};
	}

	return {type: Number.isSafeInteger(value) ? 'u32' : 'f32', value};
}

function sizeOf(dimensions: readonly number[], name: string): {code: number; size: number} {
	const [code, type] = Object.entries(tensorTypes).find(([, each]) => each.name === name)!;
	return {code: Number(code), size: (dimensions.reduce((a, b) => a * b, 1) / type.block) * type.bytes};
}
