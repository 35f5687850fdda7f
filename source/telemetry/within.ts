/**
Waits for work, but no longer than so many milliseconds; the work itself goes on.
*/
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise(resolve => {
		timer = setTimeout(resolve, milliseconds);
	});

	try {
		await Promise.race([work, limit]);
	} finally {
		clearTimeout(timer);
	}
}
