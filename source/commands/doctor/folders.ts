import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {toProblem} from '../../core/errors.ts';
import type {Finding} from '../../core/finding.ts';
import {cleanLine} from '../../core/text.ts';
import {checkOwn, type Paths} from '../../host/paths.ts';

const area = 'LISA';

/** Whether LISA's own folders can be written to: each is tried. */
export async function checkFolders({data, log, runtime}: Paths, models: string): Promise<Finding[]> {
	const folders = [
		['data', data, 'conversations'],
		['models', models, 'models that are fetched or made'],
		['log', path.dirname(log), 'the log'],
		['runtime', runtime, 'the socket'],
	] as const;
	return Promise.all(folders.map(async ([name, folder, what]): Promise<Finding> => {
		const failure = (name === 'runtime' ? foreign(folder) : undefined) ?? await tryToWrite(folder);
		const shown = cleanLine(folder);
		return failure === undefined
			? {area, name, level: 'ok', said: `${shown} can be written to.`}
			: {area, name, level: 'problem', said: `${shown}, for ${what}, cannot be written to (${failure}).`, remedy: `Type \`mkdir -p ${shown} && chmod u+rwx ${shown}\`, or set ${variables[name]} to a folder of your own.`};
	}));
}

const variables = {data: 'XDG_DATA_HOME', models: 'LISA_MODELS', log: 'XDG_STATE_HOME', runtime: 'XDG_RUNTIME_DIR'} as const;

/** @returns Why a folder is not this user's, where it is not. */
function foreign(folder: string): string | undefined {
	try {
		checkOwn(folder);
		return undefined;
	} catch (error) {
		return toProblem(error).message.replace(/\.$/u, '');
	}
}

async function tryToWrite(folder: string): Promise<string | undefined> {
	const file = path.join(folder, `.lisa-doctor-${process.pid}`);
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		// Never through a link that somebody has put there.
		await writeFile(file, 'x', {flag: 'wx', mode: 0o600});
		return undefined;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code ?? 'an unknown reason';
	} finally {
		await rm(file, {force: true}).catch(() => undefined);
	}
}
