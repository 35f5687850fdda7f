/**
Counts the processors in a list of the kernel's, as in `0-3,8,10-11`.
*/
export function countCpuList(list: string): number {
	let count = 0;
	for (const part of list.trim().split(',')) {
		const match = /^(\d+)(?:-(\d+)(?::(\d+)\/(\d+))?)?$/u.exec(part);
		if (!match) {
			continue;
		}

		const length = Number(match[2] ?? match[1]) - Number(match[1]) + 1;
		const [used, group] = [Number(match[3] ?? 1), Number(match[4] ?? 1)];
		count += Math.floor(length / group) * used + Math.min(used, length % group);
	}

	return count;
}
