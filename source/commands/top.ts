import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import {restoreTerminal} from '../ui/restore-terminal.ts';

/**
Opens the panels alone, with the processes of the box.

@param faults What is wrong with the settings.
@returns The exit code.
@throws {LisaError} `not-a-terminal` where there is none.
*/
export async function top(faults: readonly LisaError[]): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new LisaError('`lisa top` needs a terminal.', {code: 'not-a-terminal'});
	}

	const {prepareTop} = await import('../ui/prepare.ts');
	const prepared = prepareTop();
	try {
		const {runTop} = await import('../ui/main.tsx');
		return await runTop(prepared, faults);
	} catch (error) {
		process.stdout.write(restoreTerminal);
		throw error;
	}
}
