import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {drivers} from '../helpers/key-stage.ts';
import {copyToTmux, readTmux} from '../../source/ui/tmux-buffer.ts';

test.each([
	['0|256,clipboard,title', {sent: true, passes: false}],
	['on|clipboard', {sent: true, passes: true}],
	['off|256,title', {sent: false, passes: false}],
	['|', {sent: false, passes: true}],
	['', {sent: false, passes: true}],
])('%j of tmux says %j', (told, copy) => {
	expect(readTmux(told)).toEqual(copy);
});

describe.each(drivers.filter(driver => driver === 'tmux'))('the buffer of %s', () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-tmux-'));
	const tmux = (...parameters: readonly string[]) => execFileSync('tmux', ['-S', path.join(folder, 'socket'), '-f', '/dev/null', ...parameters], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: {...process.env, TMUX: ''}});

	afterEach(() => {
		vi.unstubAllEnvs();
		rmSync(folder, {recursive: true, force: true});
	});

	test('has what was copied, and without tmux nothing has', async () => {
		tmux('new-session', '-d', 'cat');
		try {
			vi.stubEnv('TMUX', tmux('display-message', '-p', '#{socket_path},#{pid},0').trim());
			// Nobody is attached: there is no terminal to send it on to.
			expect(await copyToTmux('漢字 “so”\nand more;', true)).toMatchObject({sent: false});
			expect(tmux('show-buffer')).toBe('漢字 “so”\nand more;');
			expect(await copyToTmux('x'.repeat(200_000), false)).toEqual({sent: false, passes: false});
			expect(tmux('show-buffer')).toHaveLength(200_000);
		} finally {
			tmux('kill-server');
		}

		expect(await copyToTmux('a', true)).toBeUndefined();
	});
});
