import {connect, type HostClient} from '../host/client.ts';

/**
Asks the host something without being one of those who use it. A host that runs is left as it is; one that had to be started for this ends with it, unless somebody came meanwhile.

@param work Told whether the host was started for it.
*/
export async function withQuietHost<Result>(work: (client: HostClient, started: boolean) => Promise<Result>): Promise<Result> {
	const running = await connect({kind: 'command', start: false});
	const client = running ?? (await connect({kind: 'command'}))!;
	try {
		return await work(client, running === undefined);
	} finally {
		if (running === undefined) {
			await client.command({type: 'leave'}).catch(() => undefined);
		}

		client.close();
	}
}
