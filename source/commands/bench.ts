import process from 'node:process';
import type {BenchReport, TokenProfile} from '../core/bench.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {problems} from '../core/problems.ts';
import {connect} from '../host/client.ts';
import {benchFormats} from './bench-formats.ts';
import {profileBlocks, type ShownProfile} from './bench-profile.ts';
import {checkProfile, sweepPoints, type SweepFlags, type SweepPoint} from './bench-sweep.ts';
import {sweepBlocks, type SweepRow} from './bench-sweep-table.ts';
import {benchBlocks} from './bench-table.ts';
import {printer} from './models-print.ts';

export type BenchFlags = SweepFlags & {readonly json: boolean; readonly profile: boolean; readonly format?: string};

/**
`lisa bench [MODEL…]`: how fast models read and answer on this box, over the contexts, threads and batches that are asked for. Progress goes to stderr.

@returns The exit code.
@throws {LisaError} `usage`; `busy` while a reply runs, and what keeps a single model from being loaded.
*/
export async function bench(models: readonly string[], {json, profile, format, ...flags}: BenchFlags): Promise<number> {
	const write = format !== undefined && Object.hasOwn(benchFormats, format) ? benchFormats[format as keyof typeof benchFormats] : undefined;
	if (format !== undefined && write === undefined) {
		throw new LisaError(`--format is csv or markdown for a benchmark, not “${format}”.`, {code: 'usage', hint: 'As in `lisa bench --format markdown`, or `lisa bench --json`.'});
	}

	const points = sweepPoints(models, flags);
	if (profile) {
		checkProfile(points);
	}

	const rows = await measure(points.map(point => ({...point, settings: {...point.settings, ...(profile && {profile})}})));
	const reports = await Promise.all(rows.flatMap(row => ('report' in row ? [row.report] : [])).map(async report => ({...report, profile: report.profile === undefined ? undefined : await withDrawing(report.profile)})));
	const [first] = reports;
	const blocks = points.length > 1 || first === undefined ? sweepBlocks(rows) : [...benchBlocks(first), ...(first.profile === undefined ? [] : profileBlocks(first.profile))];
	if (write !== undefined && !json) {
		process.stdout.write(write({reports, blocks}));
	} else {
		printer(json)({data: points.length > 1 ? {benchmarks: rows.map(row => ('report' in row ? row.report : row))} : first, blocks});
	}

	// Where nothing could be measured, the first reason is why; where the rest was left out, the last one.
	const row = first === undefined ? rows[0] : rows.length < points.length ? rows.at(-1) : undefined;
	return row !== undefined && 'code' in row ? problems[row.code].exitCode : 0;
}

/** What the screen costs is measured here: it is drawn by the process that shows it. */
async function withDrawing(profile: TokenProfile): Promise<ShownProfile> {
	const {timeFrame} = await import('../ui/time-frame.ts');
	const {isTTY, columns, rows} = process.stdout;
	const size = isTTY ? {columns, rows} : {columns: 120, rows: 40};
	return {...profile, ...size, drawing: timeFrame(size.columns, size.rows)};
}

/** Cells of the progress bar, in signs that every terminal has. */
const barWidth = 24;

async function measure(points: readonly SweepPoint[]): Promise<SweepRow[]> {
	const {stderr} = process;
	let shown = '';
	let which = '';
	const show = (text: string) => {
		if (stderr.isTTY && text !== shown) {
			shown = text;
			stderr.write(`\r\u001B[K${text}${text === '' ? '' : which}`);
		}
	};

	const client = await connect({
		kind: 'command',
		onProgress(fraction) {
			show(`measuring [${'='.repeat(Math.floor(fraction * barWidth)).padEnd(barWidth)}] ${Math.floor(fraction * 100)} %`);
		},
	});
	process.once('SIGINT', () => {
		show('');
		process.exit(130);
	});
	const measureOne = async ({load, settings}: SweepPoint): Promise<BenchReport> => {
		show('loading');
		await client!.command({type: 'load', settings: load});
		const outcome = await client!.command({type: 'bench', settings});
		return outcome.bench!;
	};

	try {
		const rows: SweepRow[] = [];
		for (const [index, point] of points.entries()) {
			which = points.length === 1 ? '' : `, ${integer(index + 1)} of ${integer(points.length)}`;
			try {
				rows.push({report: await measureOne(point)});
			} catch (error) {
				// One of many that cannot be loaded, or is too small for such a context, leaves the others as they are.
				const {code, message} = toProblem(error);
				const ends = ['busy', 'cancelled', 'unexpected'].includes(code);
				// What was measured before is worth more than the reason alone.
				if (points.length === 1 || (ends && rows.every(row => !('report' in row)))) {
					throw error;
				}

				rows.push({what: wordsOf(point), code, failure: message});
				if (ends) {
					break;
				}
			}
		}

		return rows;
	} finally {
		show('');
		client!.close();
	}
}

function wordsOf({load: {path = 'the model in use', batchSize}, settings: {promptTokens, threads}}: SweepPoint): string {
	return [path, `${integer(promptTokens)} tokens`, ...(threads === undefined ? [] : [`${integer(threads)} ${threads === 1 ? 'thread' : 'threads'}`]), ...(batchSize === undefined ? [] : [`batches of ${integer(batchSize)}`])].join(', ');
}
