import {expect, test} from 'vitest';
import {gradeSettings} from '../../../source/commands/doctor/settings.ts';
import {LisaError} from '../../../source/core/errors.ts';

test('each wrong setting is a warning with its remedy', () => {
	expect(gradeSettings([])).toMatchObject([{area: 'LISA', name: 'settings', level: 'ok'}]);
	expect(gradeSettings([new LisaError('f:2: a.', {hint: 'b.'}), new LisaError('f:3: c.', {hint: 'd.'})])).toMatchObject([{level: 'warning', said: 'f:2: a.', remedy: 'b.'}, {level: 'warning', said: 'f:3: c.', remedy: 'd.'}]);
});
