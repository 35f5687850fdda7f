import {readdirSync, readFileSync, statSync} from 'node:fs';
import type {ProcessRow, ProcessTable} from '../../core/processes.ts';
import {cleanLine} from '../../core/text.ts';
import {describeFailure} from '../failure.ts';
import {Interval} from '../interval.ts';
import {pageSize} from '../linux/page-size.ts';
import {parsePidRow, type PidRow} from '../parse/pid-row.ts';
import {programName} from '../parse/program-name.ts';
import {readOnce} from '../read-once.ts';
import type {ProcessSource} from './source.ts';
import {createUserNames} from './user-names.ts';

/** What is found once for each process. */
type Known = {readonly started: number; readonly name: string; readonly user: string | undefined};

/** Hundredths of a second by process and start. */
type Times = ReadonlyMap<number, {readonly started: number; readonly ticks: number}>;

const ticksPerSecond = 100;

/** A name that is longer says no more, and a process may choose it. */
const longestName = 64;

/**
The processes by `/proc/PID/stat`, one file for each: names and users are asked for once. Processes that ended are left out, and so are the kernel's own threads while they do nothing.

@param root Stands before `/proc` and `/etc` in tests.
*/
export function createLinuxProcesses(root = ''): ProcessSource {
	const bytesPerPage = pageSize();
	const users = createUserNames(root);
	// On a box with many processes a look comes seldom; the list ends with who looks at it, and its past with it.
	const past = new Interval<Times>(Infinity);
	let known = new Map<number, Known>();

	const describe = (pid: number, row: PidRow): Known => {
		const before = known.get(pid);
		return before?.started === row.started ? before : {started: row.started, name: nameOf(pid, row, root), user: users(ownerOf(`${root}/proc/${pid}`))};
	};

	return {
		interval: 1000,
		async read(now): Promise<ProcessTable> {
			const source = '/proc';
			const time = Date.now();
			try {
				const found = readRows(root);
				const base = past.push(now, new Map(Array.from(found, ([pid, {started, ticks}]) => [pid, {started, ticks}])));
				const next = new Map<number, Known>();
				const rows: ProcessRow[] = [];
				for (const [pid, row] of found) {
					const facts = describe(pid, row);
					next.set(pid, facts);
					const before = base?.value.get(pid);
					const cpu = base === undefined || before?.started !== row.started ? undefined : Math.max(0, row.ticks - before.ticks) / ticksPerSecond / base.seconds;
					if (row.size > 0 || (cpu ?? 0) > 0) {
						rows.push({pid, name: facts.name, user: facts.user, resident: row.size > 0 ? row.pages * bytesPerPage : undefined, cpu});
					}
				}

				known = next;
				return {source, time, rows};
			} catch (error) {
				return {source, time, rows: [], failure: describeFailure(error)};
			}
		},
		close() {
			known.clear();
			past.clear();
		},
	};
}

function readRows(root: string): Map<number, PidRow> {
	const rows = new Map<number, PidRow>();
	for (const entry of readdirSync(`${root}/proc`)) {
		const first = entry.codePointAt(0)!;
		if (first < 0x30 || first > 0x39) {
			continue;
		}

		const row = readRow(`${root}/proc/${entry}/stat`);
		if (row !== undefined && row.state !== 'Z' && row.state !== 'X') {
			rows.set(Number(entry), row);
		}
	}

	return rows;
}

/** Not through `readOnce`, which would trim a text that is read hundreds of times a second for nothing. */
function readRow(path: string): PidRow | undefined {
	try {
		return parsePidRow(readFileSync(path, 'utf8'));
	} catch {
		// It ended between the listing and now.
		return undefined;
	}
}

/** The program as it was called, since `stat` has fifteen bytes and threads rename themselves; what is called in brackets is the kernel's. */
function nameOf(pid: number, {name, size}: PidRow, root: string): string {
	if (size === 0) {
		return `[${cleanLine(name)}]`;
	}

	return cleanLine(programName(readOnce(`${root}/proc/${pid}/cmdline`) ?? '') || name).slice(0, longestName) || `process ${pid}`;
}

function ownerOf(folder: string): number | undefined {
	try {
		return statSync(folder).uid;
	} catch {
		return undefined;
	}
}
