import {LisaError} from '../../core/errors.ts';
import {cleanLine} from '../../core/text.ts';

/** Where a model is fetched from. */
export type Address =
	/** A repository of the Hugging Face hub, and which of its files. */
	| {readonly kind: 'hub'; readonly repository: string; readonly revision: string; readonly rung?: string; readonly file?: string}
	| {readonly kind: 'url'; readonly url: string};

/** As the hub names users and repositories. */
const repositoryName = /^\w[\w.-]{0,95}\/\w[\w.-]{0,95}$/;
const rungName = /^[\w.-]{1,40}$/;

export const usualEndpoint = 'https://huggingface.co';

/**
Reads what a person wrote after `lisa pull`: `hf:org/repo`, with a rung or a file after it, or a URL. The address of a page on the hub means the repository it shows.

@param endpoint The hub's own address (`HF_ENDPOINT`).
@throws {LisaError} `pull-address`.
*/
export function parseAddress(given: string, endpoint = usualEndpoint): Address {
	const text = given.trim();
	const hub = /^hf:(?:\/\/)?(?<rest>.+)$/i.exec(text)?.groups?.rest;
	if (hub !== undefined) {
		return hubAddress(hub, given);
	}

	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		throw refusal(`“${cleanLine(given)}” is neither a URL nor an hf: address.`);
	}

	const url = new URL(text);
	if (url.username !== '' || url.password !== '') {
		throw refusal('The address has a password in it.', 'Leave it out; a token for Hugging Face goes into HF_TOKEN.');
	}

	url.hash = '';
	return onHub(url, endpoint) ?? {kind: 'url', url: url.href};
}

/** @returns The address as it may be shown and kept: cleaned, and without the query, where tokens are. */
export function shownAddress(given: string): string {
	const text = cleanLine(given);
	if (!/^https?:/i.test(text) || !URL.canParse(text)) {
		return text.slice(0, 200);
	}

	const {origin, pathname} = new URL(text);
	return `${origin}${pathname}`.slice(0, 200);
}

function hubAddress(rest: string, given: string): Address {
	const [path = '', rung, ...more] = rest.split(':');
	const [organisation = '', name = '', ...inside] = path.split('/').filter((part, index, all) => part !== '' || index < all.length - 1);
	const repository = `${organisation}/${name}`;
	const file = inside.length > 0 ? inside.join('/') : undefined;
	if (!repositoryName.test(repository) || more.length > 0 || rung === '' || (file !== undefined && (rung !== undefined || !isModelPath(file)))) {
		throw refusal(`“${cleanLine(given)}” is not of the form hf:org/repo or hf:org/repo:RUNG.`);
	}

	if (rung !== undefined && isModelPath(rung)) {
		return {kind: 'hub', repository, revision: 'main', file: rung};
	}

	if (rung !== undefined && !rungName.test(rung)) {
		throw refusal(`“${cleanLine(rung)}” is not the name of a rung.`);
	}

	return {kind: 'hub', repository, revision: 'main', ...(rung !== undefined && {rung}), ...(file !== undefined && {file})};
}

/** A page of the hub: the repository's own, its list of files, or a file. */
function onHub(url: URL, endpoint: string): Address | undefined {
	if (url.origin !== new URL(endpoint).origin) {
		return undefined;
	}

	const [organisation = '', name = '', view, revision, ...rest] = url.pathname.split('/').filter(Boolean).map(part => decoded(part));
	const repository = `${organisation}/${name}`;
	if (!repositoryName.test(repository) || isModelPath(name)) {
		return undefined;
	}

	if (view === undefined || (view === 'tree' && rest.length === 0)) {
		return {kind: 'hub', repository, revision: revision ?? 'main'};
	}

	const file = rest.join('/');
	return (view === 'resolve' || view === 'blob') && revision !== undefined && isModelPath(file) ? {kind: 'hub', repository, revision, file} : undefined;
}

function isModelPath(path: string): boolean {
	return /^[^\\]+\.gguf$/i.test(path) && path.split('/').every(part => part !== '' && part !== '.' && part !== '..');
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function refusal(message: string, hint?: string): LisaError {
	return new LisaError(message, {code: 'pull-address', hint});
}
