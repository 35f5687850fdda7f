import process from 'node:process';
import type {BenchReport, BenchSettings, TokenProfile} from '../core/bench.ts';
import {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {connect} from '../host/client.ts';
import {benchFormats} from './bench-formats.ts';
import {profileBlocks, type ShownProfile} from './bench-profile.ts';
import {benchBlocks} from './bench-table.ts';
import {printer} from './models-print.ts';

/** As `llama-bench` does by default. */
const usual: BenchSettings = {promptTokens: 512, replyTokens: 128, repetitions: 5};

export type BenchFlags = {readonly json: boolean; readonly profile: boolean; readonly format?: string; readonly load: LoadRequest};

/**
`lisa bench [MODEL]`: how fast the model reads and answers on this box. Progress goes to stderr.

@returns The exit code.
@throws {LisaError} `usage`; `busy` while a reply runs, and what keeps the model from being loaded.
*/
export async function bench({json, profile, format, load: {threads, ...load}}: BenchFlags): Promise<number> {
	const write = format !== undefined && Object.hasOwn(benchFormats, format) ? benchFormats[format as keyof typeof benchFormats] : undefined;
	if (format !== undefined && write === undefined) {
		throw new LisaError(`--format is csv or markdown for a benchmark, not “${format}”.`, {code: 'usage', hint: 'As in `lisa bench --format markdown`, or `lisa bench --json`.'});
	}

	const measured = await measure(load, {...usual, ...(threads !== undefined && {threads}), ...(profile && {profile})});
	const report = {...measured, profile: measured.profile === undefined ? undefined : await withDrawing(measured.profile)};
	const blocks = [...benchBlocks(report), ...(report.profile === undefined ? [] : profileBlocks(report.profile))];
	if (write !== undefined && !json) {
		process.stdout.write(write({report, blocks}));
		return 0;
	}

	return printer(json)({data: report, blocks});
}

/** What the screen costs is measured here: it is drawn by the process that shows it. */
async function withDrawing(profile: TokenProfile): Promise<ShownProfile> {
	const {timeFrame} = await import('../ui/time-frame.ts');
	const {isTTY, columns, rows} = process.stdout;
	const size = isTTY ? {columns, rows} : {columns: 120, rows: 40};
	return {...profile, ...size, drawing: timeFrame(size.columns, size.rows)};
}

async function measure(load: LoadRequest, settings: BenchSettings): Promise<BenchReport> {
	const {stderr} = process;
	let shown = '';
	const show = (text: string) => {
		if (stderr.isTTY && text !== shown) {
			shown = text;
			stderr.write(`\r\u001B[K${text}`);
		}
	};

	const client = await connect({
		kind: 'command',
		onProgress(fraction) {
			show(`measuring ${Math.floor(fraction * 100)} %`);
		},
	});
	process.once('SIGINT', () => {
		show('');
		process.exit(130);
	});
	try {
		show('loading');
		await client!.command({type: 'load', settings: load});
		const outcome = await client!.command({type: 'bench', settings});
		return outcome.bench!;
	} finally {
		show('');
		client!.close();
	}
}
