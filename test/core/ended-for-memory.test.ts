import {expect, test} from 'vitest';
import {endedForMemory} from '../../source/core/ended-for-memory.ts';

const out = 'CUDA error: out of memory\nggml-cuda.cu:108: CUDA error\n#0 0x7f\n';
const bare = '/llama.cpp/ggml/src/ggml-cuda/ggml-cuda.cu:108: CUDA error\nlibggml-base.so(ggml_abort+0x15e)\n';
const illegal = `CUDA error: an illegal memory access was encountered\n${bare}`;

test.each([
	['the kernel chose it', 'SIGKILL', '', true, {}, true],
	['somebody killed it', 'SIGKILL', '', false, {}, false],
	['what is there to be earlier than the kernel chose it', 'SIGKILL', '', false, {host: true}, true],
	['a card was full', 'SIGKILL', '', false, {card: true}, false],
	['it found none on the card', 'SIGABRT', out, false, {}, true],
	['the same on Windows', 'exit code 3221226505', out, false, {}, true],
	['it said only that it was the card, which was full', 'SIGABRT', bare, false, {card: true}, true],
	['it said only that it was the card, which was not full', 'SIGABRT', bare, false, {}, false],
	['another fault of the card', 'SIGABRT', illegal, false, {}, false],
	['a defect', 'SIGABRT', 'GGML_ASSERT(n > 0) failed', false, {host: true, card: true}, false],
	['a defect, the kernel having chosen another', 'SIGABRT', '', true, {}, false],
	['it complained before, and was then killed by a person', 'SIGKILL', out, false, {}, false],
	['it crashed', 'SIGSEGV', out, true, {}, false],
	['it hung', 'it hung: no token', out, true, {host: true}, false],
	['it told why', 'exit code 70: out of memory', out, false, {}, false],
])('%s', (_, how, said, kernel, low, memory) => {
	expect(endedForMemory({how, said, kernel, low: {host: false, card: false, ...low}})).toBe(memory);
});
