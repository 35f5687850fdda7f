import {expect, test} from 'vitest';
import {hereWords, noticesSaid} from '../../../source/ui/plain/notices-said.ts';

test.each([
	['Go down a rung with Alt+↓, or end what else uses the card.', 'Go down a rung with /down, or end what else uses the card.'],
	['Ctrl+S answers the last message again.', '/again answers the last message again.'],
	['Stop it with Esc, then edit.', 'Stop it with Ctrl+C, then edit.'],
	['Ctrl+C leaves it as it is.', 'Ctrl+C leaves it as it is.'],
	['a\u001B]0;title\u0007\nb', 'a b'],
])('%s', (text, here) => {
	expect(hereWords(text)).toBe(here);
});

test('every notice of a batch is told, with its hint', () => {
	const notice = (text: string, hint?: string) => ({type: 'notice', notice: {level: 'warning', text, time: 0, ...(hint !== undefined && {hint})}} as const);
	expect(noticesSaid({type: 'host', panels: false, events: [notice('One.', 'Do this.'), notice('Two.')]})).toEqual(['LISA: One. Do this.', 'LISA: Two.']);
});
