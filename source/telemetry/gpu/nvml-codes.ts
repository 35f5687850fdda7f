/*
What NVML's functions return. `nvml.h` numbers them; only those that are acted upon have a name here.
*/
export const success = 0;
export const uninitialized = 1;
export const notSupported = 3;
export const insufficientSize = 7;
export const functionNotFound = 13;
export const gpuIsLost = 15;
export const resetRequired = 16;
export const versionMismatch = 25;
export const deprecated = 26;
export const unknownError = 999;

const sentences: Readonly<Record<number, string>> = {
	4: 'The NVIDIA driver refuses this user: add yourself to the group of /dev/nvidia* (often "video").',
	8: 'An NVIDIA card lacks its power cable: plug it in and restart.',
	9: 'The NVIDIA driver is not loaded: run `sudo modprobe nvidia`, or install the driver for this kernel.',
	11: 'The NVIDIA driver gets no interrupts: look at `dmesg`, then restart.',
	12: 'The NVIDIA library lacks a part of itself: reinstall the driver.',
	15: 'An NVIDIA card has fallen off the bus: `dmesg | grep NVRM` says why; a restart brings it back.',
	16: 'An NVIDIA card wants a reset: stop what uses it and run `sudo nvidia-smi --gpu-reset`, or restart.',
	17: 'The system keeps the NVIDIA driver from its card: in a container, start it with --gpus all.',
	18: 'The NVIDIA driver was updated, and the old one is still loaded: restart the machine.',
	20: 'The NVIDIA driver is out of memory.',
};

/**
Says in one sentence what a failed start of NVML means and what to do.
*/
export function describeNvmlCode(code: number): string {
	return sentences[code] ?? `The NVIDIA driver answers with error ${code}: \`nvidia-smi\` may say more.`;
}
