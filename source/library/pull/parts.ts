/** The parts that a file is fetched in: how long each is, and how much of each is here. Bytes. */
export type Parts = {
	readonly size: number;
	readonly partSize: number;
	/** From the beginning of each part. */
	readonly done: number[];
};

const mebibyte = 2 ** 20;

/** @returns The length of a part: a sixty-fourth of the file, from 16 to 64 MiB, so that a lost connection costs little and a large file has not thousands of parts. */
export function partSizeFor(size: number): number {
	return Math.min(64, Math.max(16, Math.ceil(size / 64 / mebibyte))) * mebibyte;
}

export function planParts(size: number, partSize = partSizeFor(size)): Parts {
	return {size, partSize, done: Array.from({length: Math.ceil(size / partSize)}, () => 0)};
}

/** @returns Where a part begins, and where the next one does. */
export function boundsOf({size, partSize}: Parts, index: number): {start: number; end: number} {
	return {start: index * partSize, end: Math.min(size, (index + 1) * partSize)};
}

/** @returns Bytes that are here. */
export function bytesDone({done}: Parts): number {
	return done.reduce((sum, bytes) => sum + bytes, 0);
}

/** @returns The first part that is not whole and that nobody works on. */
export function nextPart(parts: Parts, taken: ReadonlySet<number>): number | undefined {
	const index = parts.done.findIndex((bytes, part) => {
		const {start, end} = boundsOf(parts, part);
		return bytes < end - start && !taken.has(part);
	});
	return index === -1 ? undefined : index;
}

/** @returns Whether what was read back from disk can be: the right number of parts, none longer than it is. */
export function areWhole(parts: Parts): boolean {
	const {size, partSize, done} = parts;
	return Number.isSafeInteger(size) && size > 0 && Number.isSafeInteger(partSize) && partSize > 0 && done.length === Math.ceil(size / partSize)
		&& done.every((bytes, index) => {
			const {start, end} = boundsOf(parts, index);
			return Number.isSafeInteger(bytes) && bytes >= 0 && bytes <= end - start;
		});
}
