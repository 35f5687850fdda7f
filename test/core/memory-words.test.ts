import {expect, test} from 'vitest';
import {complainsOfMemory} from '../../source/core/memory-words.ts';

test.each([
	['CUDA error: out of memory\n  current device: 0, in function alloc at ggml-cuda.cu:560\n  cuMemCreate(&handle, reserve_size, &prop, 0)\n/llama.cpp/ggml/src/ggml-cuda/ggml-cuda.cu:108: CUDA error', true],
	['ROCm error: out of memory', true],
	['CUDA error: CUBLAS_STATUS_ALLOC_FAILED', true],
	['CUDA error: the resource allocation failed', true],
	['terminate called after throwing an instance of \'vk::OutOfDeviceMemoryError\'\n  what():  vk::Device::allocateMemory: ErrorOutOfDeviceMemory', true],
	['ggml_vulkan: Device memory allocation of size 1073741824 failed.', true],
	['ggml_gallocr_reserve_n_impl: failed to allocate CUDA0 buffer of size 268435456', true],
	['terminate called after throwing an instance of \'std::bad_alloc\'', true],
	['CUDA error: an illegal memory access was encountered\nggml-cuda.cu:108: CUDA error', false],
	['CUDA error: unspecified launch failure', false],
	['WARNING: failed to allocate 12.00 MB of pinned memory', false],
	['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', false],
	['GGML_ASSERT(ctx->mem_buffer != NULL) failed', false],
	['', false],
])('%s: %s', (words, memory) => {
	expect(complainsOfMemory(words)).toBe(memory);
});
