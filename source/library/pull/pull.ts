import {chmod, mkdir, open, rename, rm, stat, statfs} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {LisaError} from '../../core/errors.ts';
import {bytes as inUnits} from '../../core/format.ts';
import type {PullState} from '../../core/pull.ts';
import {cleanLine} from '../../core/text.ts';
import {parseAddress, shownAddress, usualEndpoint} from './address.ts';
import {claim} from './claim.ts';
import type {Connection} from './connection.ts';
import {openDialer} from './dialer.ts';
import {fetchTarget, leftover} from './fetch-target.ts';
import {partPath, statePath} from './part-names.ts';
import {bytesDone} from './parts.ts';
import {Patience} from './patience.ts';
import {Progress} from './progress.ts';
import type {PullEnd, PullOrder, PullReport, PullTuning} from './pull-protocol.ts';
import {removeState} from './state-file.ts';
import {findTargets, type Target, type Targets} from './targets.ts';

/** Left free for others. Bytes. */
const spare = 64 * 2 ** 20;

export type PullEnvironment = {
	/** `HF_TOKEN`, `HF_ENDPOINT`. */
	readonly token?: string;
	readonly endpoint?: string;
	readonly signal: AbortSignal;
	readonly say: (report: PullReport) => void;
};

/**
Fetches a model: finds out what the address leads to, fetches what is missing of it, checks it, and only then gives it its name.

@throws {LisaError} `pull-address`, `pull-failed`, `pull-mismatch`, `disk-full`, `busy`; what is here of it is kept, except what was wrong.
*/
export async function pull({what, folder, box, tuning: wanted}: PullOrder, {token, endpoint = usualEndpoint, signal, say}: PullEnvironment): Promise<PullEnd> {
	const tuning: PullTuning = {streams: 4, pause: 500, ...wanted};
	const home = checkEndpoint(endpoint);
	const address = parseAddress(what, home);
	const shown: PullState = {what: shownAddress(what), phase: 'asking', bytes: 0};
	say({type: 'state', state: shown});
	const progress = new Progress(shown, state => {
		say({type: 'state', state});
	});
	const onNote = (note: string) => {
		progress.note(note);
	};

	const dialer = await openDialer({token, endpoint: home});
	try {
		const connection: Connection = {
			dialer,
			endpoint: home,
			hasToken: token !== undefined,
			signal,
			patience: () => new Patience(tuning.pause, message => {
				onNote(`${message}; trying again`);
			}),
		};
		const targets = await findTargets(address, connection, folder, box);
		const [first] = targets.files;
		await mkdir(dirname(first!.path), {recursive: true, mode: 0o755});
		const release = claim(`${partPath(first!.path)}.lock`, basename(first!.path));
		try {
			return await fetchAll(targets, {connection, tuning, progress, onNote, say});
		} finally {
			release();
		}
	} finally {
		progress.end();
		await dialer.close();
	}
}

type Fetching = {readonly connection: Connection; readonly tuning: PullTuning; readonly progress: Progress; readonly onNote: (note: string) => void; readonly say: PullEnvironment['say']};

async function fetchAll({files, why}: Targets, {connection, tuning, progress, onNote, say}: Fetching): Promise<PullEnd> {
	const {path} = files[0]!;
	const missing = await missingOf(files);
	if (missing.length === 0) {
		return {path, checked: 'already there'};
	}

	const states = await Promise.all(missing.map(async target => leftover(target)));
	// What cannot be gone on with only takes the room that is needed.
	await Promise.all(missing.map(async (target, index) => states[index] ?? rm(partPath(target.path), {force: true})));
	const resumed = sum(states.map(state => (state ? bytesDone(state.parts) : 0)));
	const size = missing.every(target => target.size !== undefined) ? sum(missing.map(target => target.size!)) : undefined;
	await checkSpace(dirname(path), (size ?? 0) - resumed);
	say({type: 'planned', plan: {name: basename(path), path, files: files.length, size, resumed, why}});
	progress.begin(basename(path), size, why);

	const results: Array<'sha256' | 'header'> = [];
	for (const [index, target] of missing.entries()) {
		const before = sum(missing.slice(0, index).map(each => each.size ?? 0));
		results.push(await fetchTarget(target, {
			connection,
			tuning,
			onNote,
			onBytes(phase, bytes, total) {
				progress.follow(phase, () => before + bytes(), size ?? total);
			},
		}));
	}

	await giveNames(missing);
	return {path, checked: results.includes('header') ? 'header' : 'sha256'};
}

/** What is there already under its name and with its size is not fetched again. */
async function missingOf(files: readonly Target[]): Promise<Target[]> {
	const missing: Target[] = [];
	for (const target of files) {
		const there = await stat(target.path).catch(() => undefined);
		if (there === undefined) {
			missing.push(target);
		} else if (target.size !== undefined && there.size !== target.size) {
			throw new LisaError(`“${cleanLine(basename(target.path))}” is there already, and is another file.`, {code: 'busy', hint: `Remove it first: \`lisa models rm ${cleanLine(target.path)}\`.`});
		}
	}

	return missing;
}

async function checkSpace(folder: string, needed: number): Promise<void> {
	const {bavail, bsize} = await statfs(folder);
	const free = bavail * bsize;
	if (free < needed + spare) {
		throw new LisaError(`${inUnits(needed)} are still to come, and ${inUnits(free)} are free in ${cleanLine(folder)}.`, {code: 'disk-full'});
	}
}

/** The first shard last, so that a model is seen when all of it is there. */
async function giveNames(targets: readonly Target[]): Promise<void> {
	for (const {path} of targets.toReversed()) {
		await chmod(partPath(path), 0o644);
		await rename(partPath(path), path);
		await flushFolder(dirname(path));
		await removeState(statePath(path));
	}
}

async function flushFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r').catch(() => undefined);
	// Windows opens no folders; its renames are kept by themselves.
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}

function checkEndpoint(endpoint: string): string {
	if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) {
		throw new LisaError('HF_ENDPOINT is not an address.', {code: 'pull-address', hint: `It is ${usualEndpoint} where it is not set.`});
	}

	return endpoint.replace(/\/+$/, '');
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
