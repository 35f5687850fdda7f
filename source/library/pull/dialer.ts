import type {Readable} from 'node:stream';
import {LisaError} from '../../core/errors.ts';

/** What a server answered, once no redirect was left. */
export type Reply = {
	/** Where the answer came from. */
	readonly url: URL;
	readonly status: number;
	/** By name in lower case; the first where there are several. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Readable;
};

type Asking = {
	/** First and last byte. */
	readonly range?: readonly [from: number, to: number];
	/** The range only if the file still has this mark. */
	readonly ifRange?: string;
	readonly signal: AbortSignal;
};

export type DialerOptions = {
	/** Sent to the hub's own address and to no other. */
	readonly token?: string;
	readonly endpoint: string;
};

export type Dialer = {
	readonly get: (url: URL, asking: Asking) => Promise<Reply>;
	readonly close: () => Promise<void>;
};

const mostRedirects = 10;

/** Milliseconds without a word from the server. */
const patience = 30_000;

/**
The one place in LISA that opens a connection to another machine. Proxies are those of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.

undici is imported here and nowhere else, and only when something is asked for.
*/
export async function openDialer({token, endpoint}: DialerOptions): Promise<Dialer> {
	const {EnvHttpProxyAgent, request} = await import('undici');
	const agent = new EnvHttpProxyAgent({headersTimeout: patience, bodyTimeout: patience, connect: {timeout: patience / 3}, pipelining: 1});
	const home = new URL(endpoint).origin;

	const once = async (url: URL, {range, ifRange, signal}: Asking): Promise<Reply> => {
		const {statusCode, headers, body} = await request(url, {
			dispatcher: agent,
			signal,
			headers: {
				'user-agent': 'lisa',
				// Compressed bytes would be counted wrong, and models do not compress.
				'accept-encoding': 'identity',
				...(range && {range: `bytes=${range[0]}-${range[1]}`}),
				...(range && ifRange !== undefined && {'if-range': ifRange}),
				...(token !== undefined && url.origin === home && {authorization: `Bearer ${token}`}),
			},
		});
		const single = Object.entries(headers).map(([name, value]) => [name, (Array.isArray(value) ? value[0] : value) ?? '']);
		return {url, status: statusCode, headers: Object.fromEntries(single) as Record<string, string>, body};
	};

	return {
		async get(url, asking) {
			let next = url;
			for (let redirects = 0; redirects <= mostRedirects; redirects++) {
				const reply = await once(next, asking);
				const {location} = reply.headers;
				if (![301, 302, 303, 307, 308].includes(reply.status) || location === undefined) {
					return reply;
				}

				discard(reply);
				next = follow(next, location);
			}

			throw new LisaError(`${url.host} redirects in a circle.`, {code: 'pull-failed'});
		},
		async close() {
			await agent.destroy();
		},
	};
}

/** Ends a connection whose body nobody wants. */
export function discard({body}: Pick<Reply, 'body'>): void {
	body.on('error', () => undefined);
	body.destroy();
}

function follow(from: URL, location: string): URL {
	if (!URL.canParse(location, from.href)) {
		throw new LisaError(`${from.host} redirects to no address.`, {code: 'pull-failed'});
	}

	const to = new URL(location, from);
	if (to.protocol !== 'https:' && !(to.protocol === 'http:' && from.protocol === 'http:')) {
		throw new LisaError(`${from.host} redirects to an address that is not encrypted.`, {code: 'pull-failed', hint: 'It is not followed: what comes over it could be anybody’s.'});
	}

	return to;
}
