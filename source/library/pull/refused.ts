import {LisaError} from '../../core/errors.ts';

/** A failure that may pass: it is tried again. */
export class Passing extends Error {
	/** Milliseconds that the server asked to wait. */
	readonly wait: number | undefined;
	/** The address has run out, as signed ones do: the first one leads to a new one. */
	readonly moved: boolean;
	/** There was nobody: where nothing has come yet, little is won by waiting. */
	readonly nobody: boolean;

	constructor(message: string, {wait, moved = false, nobody = false}: {readonly wait?: number; readonly moved?: boolean; readonly nobody?: boolean} = {}) {
		super(message);
		this.name = 'Passing';
		this.wait = wait;
		this.moved = moved;
		this.nobody = nobody;
	}
}

/** Nobody waits longer for a server that is busy. Milliseconds. */
const longestWait = 60_000;

export type RefusalContext = {
	/** As in `huggingface.co`. */
	readonly host: string;
	/** The answer came from another address than the one first asked. */
	readonly redirected: boolean;
	readonly hasToken: boolean;
	readonly retryAfter?: string;
};

/**
What a status that brings no file means.

@returns A failure that may pass, or one that will not.
*/
export function refused(status: number, {host, redirected, hasToken, retryAfter = ''}: RefusalContext): Passing | LisaError {
	if (status === 429 || status === 408 || status >= 500) {
		const seconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined;
		return new Passing(status === 429 ? `${host} says that it is asked too often` : `${host} answers with error ${status}`, {wait: seconds === undefined ? undefined : Math.min(longestWait, seconds * 1000)});
	}

	if (redirected && [401, 403, 404, 410].includes(status)) {
		return new Passing(`${host} no longer gives the file at this address`, {moved: true});
	}

	if (status === 401 || status === 403) {
		return new LisaError(`${host} refuses: the model is private, or its licence must be accepted there first.`, {
			code: 'pull-failed',
			hint: hasToken ? 'Look whether the name is right and the token in HF_TOKEN may read it.' : 'Look whether the name is right; if it is, accept the licence on its page and set HF_TOKEN to a token of yours.',
		});
	}

	if (status === 404 || status === 410) {
		return new LisaError(`${host} has nothing at this address.`, {code: 'pull-failed', hint: 'Look at the name: letters, dots and dashes count.'});
	}

	return new LisaError(`${host} answers with ${status}, which brings no file.`, {code: 'pull-failed'});
}

/** @returns What a connection that failed says, in words; nothing of the address but its host. */
export function unreached(error: unknown, host: string): Passing | LisaError {
	const code = codeOf(error);
	if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) {
		return new LisaError(`The certificate of ${host} is not to be trusted, or has expired.`, {code: 'pull-failed', hint: 'Look at the clock of this box; a proxy that looks into connections needs its certificate in NODE_EXTRA_CA_CERTS.', cause: error});
	}

	const words: Readonly<Record<string, string>> = {
		ENOTFOUND: `the name ${host} is not known; is this box online?`,
		EAI_AGAIN: `the name ${host} cannot be looked up; is this box online?`,
		ECONNREFUSED: `${host} does not answer`,
		ENETUNREACH: 'there is no network',
		EHOSTUNREACH: `${host} cannot be reached`,
		UND_ERR_CONNECT_TIMEOUT: `${host} does not answer`,
		UND_ERR_HEADERS_TIMEOUT: `${host} is silent`,
		UND_ERR_BODY_TIMEOUT: `${host} has gone silent`,
	};
	return new Passing(words[code] ?? `the connection to ${host} was lost`, {nobody: nobodyThere.has(code)});
}

/** Codes of a connection that never came to be. */
const nobodyThere = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function codeOf(error: unknown): string {
	const {code, cause, errors} = (error ?? {}) as {code?: unknown; cause?: unknown; errors?: unknown};
	if (typeof code === 'string') {
		return code;
	}

	return cause === undefined ? (Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : '') : codeOf(cause);
}
