import type {Theme} from '../theme.ts';

/** Signs of LISA’s own sentences, each with one of as many cells that every terminal has. */
const signs: Readonly<Record<string, string>> = {'’': '\'', '‘': '\'', '“': '"', '”': '"', '…': '~', '–': '-', '—': '-', '−': '-', '·': '-', '×': 'x', '≈': '~', '→': '>', '←': '<', '↑': '^', '↓': 'v', '≤': '<', '›': '>', '▌': '_', '\u00A0': ' '};

const pattern = new RegExp(`[${Object.keys(signs).join('')}]`, 'gu');

/** @returns The lines as a terminal can draw them that has only ASCII: what LISA says is spelt with what there is; what others wrote stays as it is. */
export function asciiSigns(lines: readonly string[], {glyphs}: Theme): readonly string[] {
	return glyphs.name === 'ascii' ? lines.map(line => line.replaceAll(pattern, sign => signs[sign]!)) : lines;
}
