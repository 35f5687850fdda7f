import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterEach, expect, test, vi} from 'vitest';
import {stop} from '../../source/commands/stop.ts';
import {connect} from '../../source/host/client.ts';
import {hostPid, isRunning, lisa, withTerminals} from '../helpers/screen.ts';

const {home: makeHome} = withTerminals();
const patience = {answerTime: 300, endTime: 300};
let stopped: number | undefined;

afterEach(() => {
	vi.unstubAllEnvs();
	if (stopped !== undefined && isRunning(stopped)) {
		process.kill(stopped, 'SIGKILL');
	}
});

/** A host that is stopped dead: it holds its socket, answers nothing, and obeys nothing but SIGKILL. */
function deadHost(): number {
	const home = makeHome();
	lisa(home, ['ask', 'hello', '--max-tokens', '1']);
	stopped = hostPid(home)!;
	process.kill(stopped, 'SIGSTOP');
	vi.stubEnv('LISA_RUNTIME', path.join(home.folder, 'run', 'lisa'));
	return stopped;
}

test('a host that does not end is told as such, with what to type', async () => {
	const pid = deadHost();
	const begin = Date.now();
	await expect(stop(patience)).rejects.toMatchObject({
		code: 'host-unreachable',
		message: `The host (process ${pid}) has not ended in 0 s.`,
		hint: expect.stringContaining(`\`kill -9 ${pid}\``) as string,
	});
	expect(Date.now() - begin).toBeGreaterThanOrEqual(patience.endTime);
	// It was sent a signal, which it takes as soon as it can.
	process.kill(pid, 'SIGCONT');
	await vi.waitUntil(() => !isRunning(pid), {timeout: 30_000});
});

test('a command does not wait for ever for a host that says nothing', async () => {
	const pid = deadHost();
	await expect(connect({kind: 'command', answerTime: 300})).rejects.toMatchObject({code: 'host-unreachable', message: 'The host is there and does not answer.'});
	expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(' T ');
});
