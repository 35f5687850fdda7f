import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import {parseSince} from '../core/since.ts';
import {cleanLine} from '../core/text.ts';
import {openOutput} from './output.ts';
import {withQuietHost} from './quiet-host.ts';
import {recordFormats} from './record-formats.ts';
import {recordStatus} from './record-status.ts';

export type RecordFlags = {readonly since?: string; readonly format?: string; readonly out?: string};

/**
`lisa record`: what is recorded. `lisa record export`: writes it out, piece by piece.

@throws {LisaError} `usage`, `disk-full`, and what keeps the host from answering.
*/
export async function record(input: readonly string[], flags: RecordFlags): Promise<void> {
	const [command, ...more] = input;
	if (command === undefined) {
		await withQuietHost(async client => {
			const {recording} = await client.command({type: 'recording'});
			process.stdout.write(recordStatus(recording!));
		});
		return;
	}

	if (command !== 'export' || more.length > 0) {
		throw new LisaError(`“record ${cleanLine(input.join(' '))}” is not understood.`, {code: 'usage', hint: 'Type `lisa record` or `lisa record export --since 2h --format csv`.'});
	}

	await exportRecording(flags);
}

async function exportRecording({since, format = 'csv', out}: RecordFlags): Promise<void> {
	const now = Date.now();
	const from = since === undefined ? 0 : parseSince(since, now);
	if (from === undefined) {
		throw new LisaError(`“${cleanLine(since ?? '')}” is no time in the past.`, {code: 'usage', hint: 'Give a span as in `--since 2h` or `--since 7d`, or a date as in `--since 2026-11-24`.'});
	}

	if (!Object.hasOwn(recordFormats, format)) {
		throw new LisaError(`There is no format “${cleanLine(format)}”.`, {code: 'usage', hint: `The formats are ${Object.keys(recordFormats).join(', ')}.`});
	}

	process.once('SIGINT', () => {
		process.exit(130);
	});
	await withQuietHost(async client => {
		const {recording} = await client.command({type: 'recording'});
		const output = await openOutput(out);
		try {
			for await (const text of recordFormats[format as keyof typeof recordFormats](client, recording!.names, {from, to: now + 1})) {
				if (!(await output.write(text))) {
					return;
				}
			}

			await output.end();
		} catch (error) {
			await output.abandon();
			throw error;
		}
	});
}
