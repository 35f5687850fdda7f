/**
One line of `/proc/self/mountinfo`.
*/
export type Mount = {
	/** As in `254:0`. */
	readonly device: string;
	/** The folder of the file system that is shown at `point`. */
	readonly root: string;
	readonly point: string;
	readonly type: string;
	/** As in `/dev/vda1`. */
	readonly source: string;
	readonly options: readonly string[];
};

/**
Reads `/proc/self/mountinfo`. Later lines cover earlier ones.
*/
export function parseMountInfo(text: string): readonly Mount[] {
	const mounts: Mount[] = [];
	for (const line of text.split('\n')) {
		const [before, after] = line.split(' - ', 2);
		const [device, root, point] = before!.split(' ', 5).slice(2);
		const [type, source, options] = (after ?? '').split(' ', 3);
		if (device !== undefined && root !== undefined && point !== undefined && type !== undefined && source !== undefined) {
			mounts.push({device, root: unescape(root), point: unescape(point), type, source: unescape(source), options: (options ?? '').split(',')});
		}
	}

	return mounts;
}

/**
@returns The mount that a path lies on: the deepest point above it, and of several at one point the last.
*/
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
	let best: Mount | undefined;
	for (const mount of mounts) {
		const holds = mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`);
		if (holds && mount.point.length >= (best?.point.length ?? 0)) {
			best = mount;
		}
	}

	return best;
}

/** The kernel writes spaces, tabs, newlines and backslashes as octal. */
function unescape(text: string): string {
	return text.replaceAll(/\\(\d{3})/gu, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 8)));
}
