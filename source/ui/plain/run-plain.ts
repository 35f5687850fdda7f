import {appendFileSync} from 'node:fs';
import process from 'node:process';
import type {LisaError} from '../../core/errors.ts';
import {clean} from '../../core/text.ts';
import type {LoadRequest} from '../../core/protocol.ts';
import {resolvePaths} from '../../host/paths.ts';
import type {Context} from '../actions/context.ts';
import {wholeText} from '../chat/composer-state.ts';
import {Face} from '../face.ts';
import {goodbye} from '../goodbye.ts';
import {initialState, reduceApp, type AppEvent} from '../state.ts';
import {createStore} from '../store.ts';
import {tellSettings} from '../tell-settings.ts';
import {createTheme} from '../theme.ts';
import {Entry} from './entry.ts';
import {Prompt} from './prompt.ts';
import {Teller} from './teller.ts';

/**
Runs the chat in plain lines until it is left: nothing is drawn and no line changes once it stands, as a screen reader and a terminal that only appends need it.

@param session The conversation to open, by its id; without one it is the one in use, or the last.
@param faults What is wrong with the settings.
@returns The exit code.
*/
export async function runPlain(load: LoadRequest, session?: string, faults: readonly LisaError[] = []): Promise<number> {
	const {stdin, stdout} = process;
	const left = Promise.withResolvers<number>();
	const isDumb = process.env['TERM'] === 'dumb';
	let detached = false;
	const quit = () => {
		left.resolve(0);
	};

	const prompt = new Prompt({
		input: stdin,
		output: stdout,
		isDumb,
		onLine(line) {
			entry.take(line);
		},
		onTyped() {
			entry.keep();
		},
		onInterrupt() {
			entry.interrupt();
		},
		onEnd: quit,
	});
	const teller = new Teller(prompt);
	const inner = createStore(initialState(stdout.columns, stdout.rows), reduceApp);
	const store = {
		...inner,
		dispatch(event: AppEvent) {
			const before = inner.get();
			inner.dispatch(event);
			teller.hear(event, before, inner.get());
			if (event.type !== 'composer') {
				entry.settle();
			}
		},
	};
	const face = new Face({store, load});
	const context: Context = {
		store,
		face,
		theme: createTheme('none', 'ascii'),
		quit,
		detach() {
			detached = true;
			quit();
		},
		write(sequence) {
			if (!isDumb) {
				stdout.write(sequence);
			}
		},
	};
	const entry = new Entry({context, prompt, teller, isDumb});
	tellSettings(store, faults);
	if (session !== undefined) {
		face.send({type: 'open', id: session});
	}

	// The terminal is gone: nothing may be written any more, and the host goes on.
	process.on('SIGHUP', () => {
		process.exit(129);
	});
	stdout.on('error', () => {
		process.exit(129);
	});
	process.on('SIGTERM', () => {
		left.resolve(143);
	});
	process.on('SIGINT', () => {
		entry.interrupt();
	});
	process.on('uncaughtException', crashed);
	process.on('unhandledRejection', crashed);

	await face.open();
	const {composer} = store.get();
	prompt.remember(composer.history);
	if (wholeText(composer) === '' || prompt.typed !== '' || teller.isBusy) {
		entry.settle();
	} else {
		entry.write(wholeText(composer));
	}

	const code = await left.promise;
	prompt.close();
	await face.leave({goodbye: !detached});
	const words = goodbye(store.get().view, detached);
	stdout.write(words === '' ? '' : `LISA: ${clean(words)}\n`);
	return code;
}

function crashed(error: unknown): void {
	const {log} = resolvePaths();
	const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
	try {
		appendFileSync(log, `${JSON.stringify({time: Date.now(), face: process.pid, error: detail})}\n`);
	} catch {}

	process.stderr.write(`LISA failed, and the conversation is kept: run lisa to go on. The reason is in ${log}\n`);
	process.exit(70);
}
