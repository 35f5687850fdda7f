import {parseMountInfo} from './mountinfo.ts';

/** Reads a small file whole; `undefined` where it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/**
@returns The path of this process's group for a controller by `/proc/self/cgroup`; that of version 2 when `controller` is empty.
*/
export function parseCgroupPath(text: string, controller: string): string | undefined {
	for (const line of text.split('\n')) {
		const match = /^\d+:([^:]*):(.*)$/u.exec(line);
		if (match?.[1]!.split(',').includes(controller)) {
			return match[2];
		}
	}

	return undefined;
}

/**
The folders of this process's control group and of every group above it, of both versions, from its own upward.

@param controller As in `cpu` and `memory`.
*/
export function groupFolders(controller: string, read: ReadFile): readonly string[] {
	const groups = read('/proc/self/cgroup') ?? '';
	const mounts = parseMountInfo(read('/proc/self/mountinfo') ?? '');
	const version2 = mounts.find(mount => mount.type === 'cgroup2');
	const version1 = mounts.find(mount => mount.type === 'cgroup' && mount.options.includes(controller));
	return [
		...(version2 ? upward(version2.point, within(parseCgroupPath(groups, '') ?? '/', version2.root)) : []),
		...(version1 ? upward(version1.point, within(parseCgroupPath(groups, controller) ?? '/', version1.root)) : []),
	];
}

/** In a container the path may be the host's, of which only the part below the mounted folder is to be seen. */
function within(path: string, mounted: string): string {
	return mounted !== '/' && path.startsWith(mounted) ? path.slice(mounted.length) : path;
}

function upward(mount: string, path: string): readonly string[] {
	const parts = path.split('/').filter(part => part !== '' && part !== '..');
	return Array.from({length: parts.length + 1}, (_, count) => [mount, ...parts.slice(0, parts.length - count)].join('/'));
}
