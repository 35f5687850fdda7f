import {connect, type HostClient} from '../host/client.ts';

/**
Asks the host something that needs no model. A host that runs is left as it is; one that had to be started for this ends with it, unless somebody came meanwhile.
*/
export async function withQuietHost<Result>(work: (client: HostClient) => Promise<Result>): Promise<Result> {
	const running = await connect({kind: 'command', start: false});
	const client = running ?? (await connect({kind: 'command'}))!;
	try {
		return await work(client);
	} finally {
		if (running === undefined) {
			await client.command({type: 'leave'}).catch(() => undefined);
		}

		client.close();
	}
}
