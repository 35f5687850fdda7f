import {Buffer} from 'node:buffer';
import {LisaError} from '../../core/errors.ts';
import {cleanLine} from '../../core/text.ts';

/** Bytes that a name may have: file systems end at 255, and `.part` and the like come after it. */
const longest = 200;

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
Makes a name that came from the network one that a file here may have: a single name, in no other folder, without anything a terminal or a shell would trip over.

@returns `undefined` where nothing is left of it.
*/
export function safeName(name: string): string | undefined {
	const plain = cleanLine(name.normalize('NFC'))
		.replaceAll(/[/\\:*?"<>|]/g, '-')
		.replace(/^[.\s~-]+/, '')
		.replace(/[.\s]+$/, '');
	if (plain === '' || devices.test(plain)) {
		return undefined;
	}

	return shorten(plain);
}

/**
The same for a path inside a repository: each of its parts by itself.

@throws {LisaError} `pull-address` for a path that cannot be a file here.
*/
export function safePath(path: string): string[] {
	const parts = path.split('/').map(part => safeName(part));
	if (parts.length > 4 || parts.includes(undefined) || !/\.gguf$/i.test(parts.at(-1) ?? '')) {
		throw new LisaError(`The source names a file “${cleanLine(path).slice(0, 80)}”, which cannot be one here.`, {code: 'pull-address'});
	}

	return parts as string[];
}

/** @returns The name of the file that a URL leads to, or that the server gives it. */
export function nameFromUrl(url: URL, disposition = ''): string | undefined {
	const header = /filename\s*=\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^;\s]+))/i.exec(disposition)?.groups;
	const last = url.pathname.split('/').at(-1) ?? '';
	const candidates = [decode(last), header?.quoted ?? header?.bare ?? ''];
	return candidates.map(candidate => safeName(candidate)).find(name => name !== undefined && /.\.gguf$/i.test(name));
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Cuts the middle, so that the ending and the rung before it stay. */
function shorten(name: string): string {
	if (Buffer.byteLength(name) <= longest) {
		return name;
	}

	const characters = [...name];
	const end = characters.slice(-40).join('');
	let start = '';
	for (const character of characters) {
		if (Buffer.byteLength(start + character + end) > longest - 1) {
			break;
		}

		start += character;
	}

	return `${start}-${end}`;
}
