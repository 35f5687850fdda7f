import {groupFolders, type ReadFile} from './control-groups.ts';

/** Version 1 writes so much where there is no limit. */
const unlimited = 2 ** 60;

/** The control groups of this process that limit its memory. */
export function limitedGroups(read: ReadFile): readonly string[] {
	return groupFolders('memory', read).filter(folder => limitOf(folder, read) !== undefined);
}

/** @returns The least that a control group of this process allows in bytes; infinite where none limits it, absent where no group can be seen. */
export function groupLimit(read: ReadFile): number | undefined {
	const folders = groupFolders('memory', read);
	return folders.length === 0 ? undefined : Math.min(...folders.map(folder => limitOf(folder, read) ?? Infinity));
}

/**
How much this process may still take within the limits of its control groups. Page cache is charged to a group and counts for what it is: the kernel drops it before the limit is felt. A file that was just read, or fetched, or is mapped, takes nothing away.

@param groups As `limitedGroups` found them.
@returns Bytes; infinite where nothing limits them.
*/
export function groupRoom(groups: readonly string[], read: ReadFile): number {
	return Math.min(Infinity, ...groups.map(folder => {
		const limit = limitOf(folder, read) ?? Infinity;
		const taken = figure(read(`${folder}/memory.current`) ?? read(`${folder}/memory.usage_in_bytes`)) ?? 0;
		return Math.max(0, limit - Math.max(0, taken - pageCache(read(`${folder}/memory.stat`) ?? '')));
	}));
}

/** Above `memory.high` a group is slowed down until it can hardly go on. */
function limitOf(folder: string, read: ReadFile): number | undefined {
	const limits = ['memory.max', 'memory.high', 'memory.limit_in_bytes'].map(name => figure(read(`${folder}/${name}`))).filter(limit => limit !== undefined && limit < unlimited) as readonly number[];
	return limits.length === 0 ? undefined : Math.min(...limits);
}

/** With the groups below, which version 1 tells apart as `total_…`. */
function pageCache(stat: string): number {
	const named = (name: string) => figure(new RegExp(String.raw`^${name} (\d+)$`, 'mu').exec(stat)?.[1]);
	return (named('total_inactive_file') ?? named('inactive_file') ?? 0) + (named('total_active_file') ?? named('active_file') ?? 0);
}

function figure(text: string | undefined): number | undefined {
	return text !== undefined && /^\d+$/u.test(text.trim()) ? Number(text) : undefined;
}
