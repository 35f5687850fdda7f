import {complainsOfMemory} from './memory-words.ts';

/** How a process ended, and what is known of memory then. */
export type EndFacts = {
	/** A signal's name, or a sentence. */
	readonly how: string;
	/** What it printed before. */
	readonly said: string;
	/** The kernel has ended a process for want of memory meanwhile. */
	readonly kernel: boolean;
	/** What was nearly full just before. */
	readonly low: {readonly host: boolean; readonly card: boolean};
};

/** How a process ends that aborts: by the signal, in a shell's words, and on Windows. */
const aborted = /^(?:SIGABRT|exit code (?:134|3221226505))\b/u;

/** The last line of `ggml_cuda_error`, which may be all that gets through: the line that tells why goes another way. */
const cardError = /\b(?:CUDA|ROCm|MUSA) error$/mu;

/**
@returns Whether it ended for want of memory, and not for a fault of its own or by somebody's will. The kernel, and whatever a system has to be earlier than the kernel, ends it without a word; native code that finds no memory on a card says so and aborts.
*/
export function endedForMemory({how, said, kernel, low}: EndFacts): boolean {
	if (how === 'SIGKILL') {
		return kernel || low.host;
	}

	return aborted.test(how) && (complainsOfMemory(said) || (low.card && cardError.test(said)));
}
