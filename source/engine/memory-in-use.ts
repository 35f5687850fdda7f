import process from 'node:process';
import type {Llama} from 'node-llama-cpp';

/** @returns Bytes in use: of the card where there is one, of this process otherwise. */
export async function memoryInUse(llama: Llama): Promise<number> {
	if (llama.gpu === false) {
		return process.memoryUsage.rss();
	}

	const {used} = await llama.getVramState();
	return used;
}
