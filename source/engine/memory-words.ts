/** @returns Whether native code complained that there was no memory to be had: what it throws says only that something failed. */
export function complainsOfMemory(complaints: string): boolean {
	return /out of memory|(?:unable|failed) to allocate|cannot allocate/iu.test(complaints);
}
