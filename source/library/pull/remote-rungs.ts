import {LisaError} from '../../core/errors.ts';
import {quantizationInName, shardName, shardOf} from '../../core/gguf-file-name.ts';
import {cleanLine} from '../../core/text.ts';

/** A file of a repository. */
export type RemoteFile = {
	/** Inside the repository. */
	readonly path: string;
	readonly size: number;
	/** In hexadecimal, where the source gives it. */
	readonly sha256?: string;
};

/** A model file of a repository, or all its shards. */
export type RemoteRung = {
	/** The rung's name, as in `Q4_K_M`; the file's where it tells none. */
	readonly name: string;
	readonly files: readonly RemoteFile[];
	/** Bytes, all shards together. */
	readonly size: number;
};

const notForChat = /(?:^|[-._/])(?:mmproj|imatrix|vocab)(?:[-._]|$)/i;

/** Groups the model files of a repository into rungs: shards together, and only where all of them are there. The largest first. */
export function groupRungs(files: readonly RemoteFile[]): RemoteRung[] {
	const models = files.filter(({path}) => /\.gguf$/i.test(path) && !notForChat.test(path));
	const byPath = new Map(models.map(file => [file.path, file]));
	const rungs = models.flatMap((file): RemoteRung[] => {
		const [name, folder] = split(file.path);
		const shard = shardOf(name);
		if (shard && shard.number > 1) {
			return [];
		}

		const names = shard ? Array.from({length: shard.count}, (_, index) => shardName(shard, index + 1)) : [name];
		const whole = names.map(each => byPath.get(folder === '' ? each : `${folder}/${each}`));
		if (whole.includes(undefined)) {
			return [];
		}

		const all = whole as RemoteFile[];
		const type = quantizationInName(name) ?? quantizationInName(folder.split('/').at(-1)!);
		return [{name: type ?? name.replace(/\.gguf$/i, ''), files: all, size: all.reduce((sum, {size}) => sum + size, 0)}];
	});
	return rungs.sort((a, b) => b.size - a.size || a.name.localeCompare(b.name));
}

/**
@returns The rung that was asked for.
@throws {LisaError} `pull-address`, with those there are.
*/
export function rungNamed(rungs: readonly RemoteRung[], wanted: string, repository: string): RemoteRung {
	const found = rungs.filter(({name}) => name.toLowerCase() === wanted.toLowerCase());
	if (found.length === 1) {
		return found[0]!;
	}

	const several = found.length > 1;
	throw new LisaError(several ? `${repository} has ${found.length} files at ${found[0]!.name}.` : `${repository} has no rung ${cleanLine(wanted)}.`, {
		code: 'pull-address',
		hint: several ? `Name one, as in hf:${repository}:${cleanLine(split(found[0]!.files[0]!.path)[0])}.` : `It has ${listed(rungs)}.`,
	});
}

/**
@returns The rung that a file belongs to: all shards of it, where it is one of several.
@throws {LisaError} `pull-address`.
*/
export function rungOfFile(rungs: readonly RemoteRung[], file: string, repository: string): RemoteRung {
	const rung = rungs.find(({files}) => files.some(({path}) => path === file)) ?? rungs.find(({files}) => files.some(({path}) => split(path)[0] === file));
	if (rung === undefined) {
		throw new LisaError(`${repository} has no model file ${cleanLine(file)}.`, {code: 'pull-address', hint: rungs.length === 0 ? undefined : `It has ${listed(rungs)}.`});
	}

	return rung;
}

function listed(rungs: readonly RemoteRung[]): string {
	const names = [...new Set(rungs.map(({name}) => cleanLine(name)))];
	return names.length > 24 ? `${names.slice(0, 24).join(', ')} and ${names.length - 24} more` : names.join(', ');
}

function split(path: string): [name: string, folder: string] {
	const at = path.lastIndexOf('/');
	return [path.slice(at + 1), path.slice(0, Math.max(0, at))];
}
