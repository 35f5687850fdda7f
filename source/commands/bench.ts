import process from 'node:process';
import type {BenchReport, BenchSettings} from '../core/bench.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {connect} from '../host/client.ts';
import {benchBlocks} from './bench-table.ts';
import {printer} from './models-print.ts';

/** As `llama-bench` does by default. */
const usual: BenchSettings = {promptTokens: 512, replyTokens: 128, repetitions: 5};

/**
`lisa bench [MODEL]`: how fast the model reads and answers on this box. Progress goes to stderr.

@returns The exit code.
@throws {LisaError} `busy` while a reply runs, and what keeps the model from being loaded.
*/
export async function bench({json, load: {threads, ...load}}: {readonly json: boolean; readonly load: LoadRequest}): Promise<number> {
	const report = await measure(load, {...usual, ...(threads !== undefined && {threads})});
	return printer(json)({data: report, blocks: benchBlocks(report)});
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
