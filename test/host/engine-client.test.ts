import {openSync} from 'node:fs';
import {expect, test} from 'vitest';
import {EngineClient} from '../../source/host/engine-client.ts';

test('a process that cannot even be made counts as one that was lost, and nothing is thrown', async () => {
	const lost = Promise.withResolvers<string>();
	let losses = 0;
	const client = new EngineClient({
		logDescriptor: openSync('/dev/null', 'a'),
		// A zero in a variable is refused where a lack of memory is: before there is a process.
		environment: () => ({BROKEN: 'a\0b'}),
		onEvent() {},
		onLost(how) {
			losses++;
			lost.resolve(how);
		},
	});
	// Two commands are one loss.
	client.send({type: 'cancel', id: '1'});
	client.send({type: 'cancel', id: '2'});
	expect(await lost.promise).toContain('BROKEN');
	expect([client.pid, losses]).toEqual([undefined, 1]);
});
