import process from 'node:process';
import {text as readAll} from 'node:stream/consumers';
import {LisaError} from '../core/errors.ts';
import {clean} from '../core/text.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {connect} from '../host/client.ts';
import type {AskSettings} from './ask-settings.ts';

export type AskOptions = AskSettings & {
	readonly prompt: string;
	readonly json: boolean;
	readonly load: LoadRequest;
};

/**
Answers one prompt on stdout. What is piped in follows the prompt.

@throws {LisaError} With the exit code of its row in the problem table.
*/
export async function ask({prompt, json, load, ...rest}: AskOptions): Promise<void> {
	const piped = process.stdin.isTTY ? '' : await readAll(process.stdin);
	const text = [prompt, piped.trim()].filter(part => part.trim() !== '').join('\n\n');
	if (text === '') {
		throw new LisaError('The prompt is empty.', {code: 'empty-prompt'});
	}

	let last = '\n';
	const client = await connect({
		kind: 'command',
		onText(piece) {
			if (!json) {
				last = clean(piece);
				process.stdout.write(last);
			}
		},
	});
	process.once('SIGINT', () => {
		process.exit(130);
	});
	try {
		await client!.command({type: 'load', settings: load});
		const {completion} = await client!.command({type: 'complete', text, ...rest});
		if (json) {
			process.stdout.write(JSON.stringify({...completion!, text: clean(completion!.text)}) + '\n');
		} else if (!last.endsWith('\n')) {
			process.stdout.write('\n');
		}
	} finally {
		client!.close();
	}
}
