/** The kernel counts in these whatever the disk's own sectors are. */
const sector = 512;

/**
Bytes a disk has moved since the start.
*/
export type DiskCounters = {
	readonly read: number;
	readonly written: number;
};

/**
Reads `/sys/block/NAME/stat`.
*/
export function parseDiskStat(text: string): DiskCounters | undefined {
	const fields = text.trim().split(/\s+/u);
	const [read, written] = [Number(fields[2]), Number(fields[6])];
	return Number.isNaN(read) || Number.isNaN(written) ? undefined : {read: read * sector, written: written * sector};
}
