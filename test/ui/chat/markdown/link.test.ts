import stripAnsi from 'strip-ansi';
import {beforeAll, expect, test} from 'vitest';
import {loadLexer} from '../../../../source/ui/chat/markdown/lexer.ts';
import {markdownLines} from '../../../../source/ui/chat/markdown/markdown.ts';
import {createTheme} from '../../../../source/ui/theme.ts';

beforeAll(loadLexer);

const theme = {...createTheme('dark'), hyperlinks: true};

test.each([
	['[google.com](https://evil.example//google.com)'],
	['[ bank.com](https://evil.example)'],
	['[https://bank.com login](https://evil.example)'],
	['[bank.com](https://evil.example)'],
])('%s does not hide where it leads', text => {
	expect(stripAnsi(markdownLines(text, 80, theme).join(' '))).toContain('(https://evil.example');
});

test.each([
	['[the documentation](https://nodejs.org)', 'the documentation'],
	['[Node.js docs](https://nodejs.org)', 'Node.js docs'],
	['[nodejs.org](https://nodejs.org)', 'nodejs.org'],
	['https://nodejs.org', 'https://nodejs.org'],
])('%s is a link, with its address behind it', (text, words) => {
	const line = markdownLines(text, 80, theme).join(' ');
	expect([stripAnsi(line).trim(), line.includes('\u001B]8;;https://nodejs.org')]).toEqual([words, true]);
});
