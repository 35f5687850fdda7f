import process from 'node:process';
import {metricsText} from '../core/metrics.ts';
import {connect, type HostClient} from '../host/client.ts';
import {numberFlag} from './number-flag.ts';
import {serveMetrics} from './metrics-server.ts';

/** The one that exporters usually take. */
const usualPort = 9464;

/**
Serves the samples to Prometheus until Ctrl+C. The box is watched, and recorded, as long as it runs; no model is loaded for it.

@throws {LisaError} `busy` and `usage` for a port that cannot be had, and what keeps the host from answering.
*/
export async function metrics({port}: {readonly port?: number}): Promise<number> {
	const ended = Promise.withResolvers<number>();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => {
			ended.resolve(0);
		});
	}

	let client: Promise<HostClient> | undefined;
	/** A host that ended, as after `lisa stop`, is started again by the next question. */
	const host = async (): Promise<HostClient> => {
		client ??= open();
		return client;
	};

	const open = async (): Promise<HostClient> => {
		try {
			return (await connect({
				kind: 'command',
				onLost() {
					client = undefined;
				},
			}))!;
		} catch (error) {
			client = undefined;
			throw error;
		}
	};

	const read = async () => {
		const {command} = await host();
		const {now} = await command({type: 'now'});
		return metricsText(now!);
	};

	const {server, port: taken} = await serveMetrics({port: numberFlag(port, {name: 'port', least: 0, most: 65_535}) ?? usualPort, read});
	try {
		// Watching begins now, and what is wrong is said now.
		await read();
		process.stdout.write(`Serving http://127.0.0.1:${taken}/metrics to this box only. Ctrl+C ends it.\n`);
		return await ended.promise;
	} finally {
		server.close();
		server.closeAllConnections();
		const last = await client?.catch(() => undefined);
		last?.close();
	}
}
