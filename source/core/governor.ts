/**
How many threads the engine should use now.

llama.cpp's threads spin at a barrier after every layer: with one thread more than there are free cores, each barrier waits for the scheduler, and a token takes 2 to 100 times as long. So never more than what the others leave, and one at least.

@param usable Cores this process may use.
@param otherThreads Threads' worth of work that others did over the last interval; absent where it isn't known.
@param current Threads in use. It stays as it is between two bounds, so that the choice does not flap.
*/
export function chooseThreads(usable: number, otherThreads: number | undefined, current: number): number {
	const cores = Math.max(1, Math.floor(usable));
	if (otherThreads === undefined) {
		return Math.min(cores, Math.max(1, current));
	}

	const free = usable - otherThreads;
	// A tenth of a core is the noise of any box; what is in use may stay while others take up to four tenths of its last core.
	const least = Math.min(cores, Math.max(1, Math.floor(free + 0.15)));
	const most = Math.min(cores, Math.max(1, Math.floor(free + 0.4)));
	return Math.min(most, Math.max(least, current));
}
