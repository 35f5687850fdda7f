import {expect, test} from 'vitest';
import {ringFor} from '../../source/ui/ring.ts';

const raised = [{name: 'vram-full', since: 0, detail: '23.5 GiB of 24.0 GiB\u001B]52;c;AAAA\u0007'}, {name: 'swapping', since: 0}] as const;
const said = 'LISA: VRAM is above 95 % (23.5 GiB of 24.0 GiB); the box began to swap';

test.each<[string, NodeJS.ProcessEnv, string]>([
	['nothing is asked for', {}, ''],
	['nothing that is known is asked for', {LISA_ALERTS: 'loud'}, ''],
	['a bell', {LISA_ALERTS: 'bell'}, '\u0007'],
	['a notification', {LISA_ALERTS: 'notify'}, `\u001B]9;${said}\u0007`],
	['both', {LISA_ALERTS: ' Notify, BELL'}, `\u001B]9;${said}\u0007\u0007`],
	['in tmux', {LISA_ALERTS: 'notify', TMUX: '/tmp/tmux-0/default,1,0', TERM: 'screen-256color'}, `\u001BPtmux;\u001B\u001B]9;${said}\u0007\u001B\\`],
	['in GNU screen', {LISA_ALERTS: 'notify', TERM: 'screen'}, `\u001BP\u001B]9;${said}\u0007\u001B\\`],
])('%s', (_name, env, expected) => {
	expect(ringFor(raised, env)).toBe(expected);
});

test('with nothing new there is silence', () => {
	expect(ringFor([], {LISA_ALERTS: 'bell,notify'})).toBe('');
});
