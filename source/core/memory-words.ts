/*
What native code prints where there is no memory, as it stands in llama.cpp:
- `CUDA error: out of memory`, `ROCm error: …` (`ggml_cuda_error`, which then ends the process), and of cuBLAS `CUBLAS_STATUS_ALLOC_FAILED` or `the resource allocation failed`;
- `vk::Device::allocateMemory: ErrorOutOfDeviceMemory`, `ggml_vulkan: Device memory allocation of size … failed`;
- `failed to allocate … buffer of size …`, `unable to allocate … buffer`; `std::bad_alloc` of the language itself.
*/
const complaint = /out of memory|outof(?:device|host)memory|(?:unable|failed) to allocate|cannot allocate|memory allocation of size \d+ failed|alloc_failed|resource allocation failed|bad_alloc/iu;

/** Pinned memory only makes copies faster, and is done without; a heap of JavaScript's own is none that a model takes from. */
const harmless = /pinned memory|javascript heap/iu;

/** @returns Whether native code complained that there was no memory to be had: what it throws says only that something failed. */
export function complainsOfMemory(complaints: string): boolean {
	return complaints.split('\n').some(line => complaint.test(line) && !harmless.test(line));
}
