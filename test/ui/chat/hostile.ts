/** What a model, a file's name or a paste may bring. */
export const hostile: ReadonlyArray<readonly [name: string, text: string]> = [
	['CJK', '漢字かな交じり文、全角。'.repeat(9)],
	['emoji', '👩‍👩‍👧‍👦👍🏽🇫🇷❤️'.repeat(9)],
	['combining', 'e\u0301o\u0308'.repeat(40)],
	['many marks on one letter', `a${'\u0301'.repeat(60)}b`],
	['escape sequences', 'a\u001B[2J\u001B[31mb\u001B]0;t\u0007c\u001B[?1049l'],
	['8-bit controls', 'a\u009B31mb\u009Dt\u009C'],
	['carriage returns and bells', 'safe\rrm -rf\u0007\b\b'],
	['text turned round', 'abc\u202Edef\u2066ghi'],
	['tabs', 'a\tb\t\tc\n\t漢\t'],
	['one long word', 'x'.repeat(500)],
	['many lines', 'one\n\ntwo\n'.repeat(30)],
	['blanks', '   \n  \n'],
	['zero width', 'a\u200Bb\u200Dc\uFEFFd'],
	['half a pair', 'a\uD83D b\uDE00'],
	['code', '```ts\nconst x = `a`;\n\treturn x;\n```'],
	['nothing', ''],
];
