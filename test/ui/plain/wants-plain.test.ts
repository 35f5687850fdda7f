import {expect, test} from 'vitest';
import {wantsPlain} from '../../../source/ui/plain/wants-plain.ts';

test.each([
	[{}, false],
	[{TERM: 'xterm-256color'}, false],
	[{TERM: 'dumb'}, true],
	[{LISA_SCREEN_READER: '1'}, true],
	[{LISA_SCREEN_READER: '0'}, false],
	[{LISA_SCREEN_READER: ''}, false],
	[{INK_SCREEN_READER: 'true'}, true],
	[{INK_SCREEN_READER: 'false'}, false],
])('%o', (env, wanted) => {
	expect(wantsPlain(env)).toBe(wanted);
});
