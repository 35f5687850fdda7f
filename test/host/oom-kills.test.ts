import {expect, test} from 'vitest';
import {oomKills, OomWatch} from '../../source/host/oom-kills.ts';

const mounted = {
	'/proc/self/cgroup': '0::/user.slice/lisa.scope\n',
	'/proc/self/mountinfo': '30 24 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n',
};
const vmstat = {'/proc/vmstat': 'nr_free_pages 1\noom_kill 7\npswpin 0\n'};

test.each([
	['its own group counts', {...mounted, ...vmstat, '/sys/fs/cgroup/user.slice/lisa.scope/memory.events': 'low 0\noom 2\noom_kill 3\noom_group_kill 0\n'}, 3],
	['the box counts where its group does not', {...mounted, ...vmstat}, 7],
	['without groups', vmstat, 7],
	['nobody counts', {}, undefined],
])('%s', (_, files: Record<string, string>, count) => {
	expect(oomKills(file => files[file])).toBe(count);
});

test('only what was killed since all was well counts', () => {
	let count: number | undefined = 4;
	const watch = new OomWatch(() => count);
	expect(watch.hasKilled()).toBe(false);
	count++;
	expect(watch.hasKilled()).toBe(true);
	expect(watch.hasKilled()).toBe(false);
	count++;
	watch.heard({type: 'finished'});
	expect(watch.hasKilled()).toBe(false);
	count = undefined;
	expect(watch.hasKilled()).toBe(false);
});
