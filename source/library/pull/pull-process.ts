import process from 'node:process';
import {LisaError, toProblem, type Problem} from '../../core/errors.ts';
import {clean} from '../../core/text.ts';
import {pull} from './pull.ts';
import type {PullOrder, PullReport} from './pull-protocol.ts';

/*
A pull in a process of its own: the only one of LISA's that opens connections to other machines, and it ends with what it was asked for. Whoever began it may end it at any moment; what is here of the model is kept.
*/

const abort = new AbortController();

function say(report: PullReport): void {
	if (process.connected) {
		process.send!(report);
	}
}

function stop(): void {
	abort.abort();
}

/** A token never leaves this process, whatever an error says. */
function withoutSecrets({code, message, hint}: Problem, token: string | undefined): Problem {
	const hide = (text: string) => clean(token ? text.replaceAll(token, '…') : text);
	return {code, message: hide(message), hint: hide(hint)};
}

async function run(order: PullOrder): Promise<void> {
	const token = process.env['HF_TOKEN']?.trim() || undefined;
	const endpoint = process.env['HF_ENDPOINT']?.trim() || undefined;
	try {
		const end = await pull(order, {token, endpoint, signal: abort.signal, say});
		say({type: 'done', end});
	} catch (error) {
		const shown = abort.signal.aborted ? new LisaError('The pull was stopped.', {code: 'cancelled', hint: 'What is here of it is kept; the same `lisa pull` goes on.'}) : error;
		say({type: 'failed', problem: withoutSecrets(toProblem(shown), token)});
	}

	// What was said goes out first.
	process.disconnect();
}

process.on('disconnect', () => {
	stop();
	// The state is written within a moment; a disk that hangs must not keep this process.
	setTimeout(() => {
		process.exit(1);
	}, 5000).unref();
});
process.on('SIGTERM', stop);
// The terminal sends Ctrl+C to everyone; who began this decides.
process.on('SIGINT', () => undefined);
process.on('message', message => {
	if (message === 'stop') {
		stop();
	} else {
		void run(message as PullOrder);
	}
});
