import type {IBufferCell, Terminal} from '@xterm/headless';

/** Units of the picture that one cell takes; a monospace font of 15 is 9 wide. */
const cell = {width: 9, height: 18};
const font = {size: 15, baseline: 13.5};
const margin = 14;
const colors = {background: '#16181d', foreground: '#d4d7dd'};
const base = ['#16181d', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#abb2bf', '#5c6370', '#ff7b86', '#b5e890', '#ffd68a', '#7cc4ff', '#dd8fff', '#6fd3dd', '#ffffff'];

type Style = {readonly color: string; readonly bold: boolean; readonly italic: boolean; readonly dim: boolean};
type Glyph = {readonly x: number; readonly y: number; readonly characters: string};
/** What is drawn in one style: characters, and paths by how they are stroked or filled. */
type Group = {readonly style: Style; readonly glyphs: Glyph[]; thin: string; heavy: string; dots: string; boxes: string};

/**
Draws what a terminal shows, with its colours. Every character stands in its cell whatever the font; lines, bars and braille are shapes, so that they join.

@returns An SVG that needs nothing but itself.
*/
export function screenToSvg({buffer, cols, rows}: Terminal, {title}: {readonly title: string}): string {
	const groups = new Map<string, Group>();
	let backgrounds = '';
	for (let row = 0; row < rows; row++) {
		const line = buffer.active.getLine(buffer.active.viewportY + row);
		for (let column = 0; column < cols; column++) {
			const found = line?.getCell(column);
			if (found !== undefined && found.getWidth() > 0) {
				backgrounds += draw(found, column * cell.width, row * cell.height, groups);
			}
		}
	}

	const [width, height] = [cols * cell.width + 2 * margin, rows * cell.height + 2 * margin];
	const body = [...groups.values()].map(group => drawn(group)).join('\n');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${colors.background}"/>
<g transform="translate(${margin} ${margin})" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="${font.size}" xml:space="preserve">
${backgrounds}${body}
</g>
</svg>
`;
}

/** Takes a cell into the group of its style. Returns what is behind it. */
function draw(found: IBufferCell, x: number, y: number, groups: Map<string, Group>): string {
	const {style, background} = styleOf(found);
	const characters = found.getChars();
	if (characters.trim() !== '') {
		const key = JSON.stringify(style);
		const group = groups.get(key) ?? {style, glyphs: [], thin: '', heavy: '', dots: '', boxes: ''};
		groups.set(key, group);
		const code = characters.codePointAt(0)!;
		if (code >= 0x28_00 && code <= 0x28_FF) {
			group.dots += braille(code - 0x28_00, x, y);
		} else if (code >= 0x25_81 && code <= 0x25_88) {
			const height = ((code - 0x25_80) * cell.height) / 8;
			group.boxes += `M${x} ${y + cell.height - height}h${cell.width}v${height}h-${cell.width}z`;
		} else if (lines.has(characters)) {
			group.thin += lines.get(characters)!(x, y);
		} else if (heavyLines.has(characters)) {
			group.heavy += heavyLines.get(characters)!(x, y);
		} else {
			group.glyphs.push({x, y, characters});
		}
	}

	return background === undefined ? '' : `<rect x="${x}" y="${y}" width="${cell.width * found.getWidth()}" height="${cell.height}" fill="${background}"/>`;
}

function drawn({style, glyphs, thin, heavy, dots, boxes}: Group): string {
	const stroke = (path: string, thickness: number, cap: string) => {
		const look = `fill="none" stroke="${style.color}" stroke-width="${thickness}" stroke-linecap="${cap}"`;
		return path === '' ? '' : `<path d="${joined(path)}" ${look}/>`;
	};

	const filled = boxes === '' ? '' : `<path d="${boxes}" fill="${style.color}"/>`;
	return [`<g${style.dim ? ' opacity=".6"' : ''}>`, stroke(thin, 1.1, 'butt'), stroke(heavy, 3, 'butt'), stroke(dots, 2.6, 'round'), filled, texts(glyphs, style), '</g>'].join('');
}

/** One element a word; each character has its own place, for browsers whose font is of another width. */
function texts(glyphs: readonly Glyph[], {color, bold, italic}: Style): string {
	const words: Glyph[][] = [];
	for (const glyph of glyphs) {
		const last = words.at(-1)?.at(-1);
		if (last?.y === glyph.y && last.x + cell.width === glyph.x) {
			words.at(-1)!.push(glyph);
		} else {
			words.push([glyph]);
		}
	}

	const look = `fill="${color}"${bold ? ' font-weight="bold"' : ''}${italic ? ' font-style="italic"' : ''}`;
	const elements = words.map(word => `<text x="${word.map(({x}) => x).join(' ')}" y="${word[0]!.y + font.baseline}">${escaped(word.map(({characters}) => characters).join(''))}</text>`);
	return words.length === 0 ? '' : `<g ${look}>${elements.join('')}</g>`;
}

function styleOf(found: IBufferCell): {style: Style; background: string | undefined} {
	let color = found.isFgDefault() ? undefined : colorOf(found.getFgColor(), found.isFgRGB());
	let background = found.isBgDefault() ? undefined : colorOf(found.getBgColor(), found.isBgRGB());
	if (found.isInverse()) {
		[color, background] = [background ?? colors.background, color ?? colors.foreground];
	}

	return {style: {color: color ?? colors.foreground, bold: found.isBold() !== 0, italic: found.isItalic() !== 0, dim: found.isDim() !== 0}, background};
}

/** A colour of the 256, or one of 24 bits. */
function colorOf(value: number, isRgb: boolean): string {
	if (isRgb) {
		return `#${value.toString(16).padStart(6, '0')}`;
	}

	if (value < 16) {
		return base[value]!;
	}

	const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
	const parts = value >= 232 ? Array.from({length: 3}, () => 8 + (value - 232) * 10) : [Math.floor((value - 16) / 36), Math.floor((value - 16) / 6) % 6, (value - 16) % 6].map(step => level(step));
	return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A dot is a line of no length with a round end. Bits 1 to 6 go down the columns, 7 and 8 are the bottom row. */
function braille(bits: number, x: number, y: number): string {
	const places: ReadonlyArray<readonly [column: number, row: number]> = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2], [0, 3], [1, 3]];
	return places.map(([column, row], bit) => ((bits >> bit) & 1 ? `M${x + 2.25 + column * 4.5} ${y + 2.25 + row * 4.5}h0` : '')).join('');
}

const [half, middle] = [cell.width / 2, cell.height / 2];

type Stroke = (x: number, y: number) => string;

/** Strokes by character: from which sides of the cell they come. */
const lines = new Map<string, Stroke>([
	['─', (x, y) => `M${x} ${y + middle}h${cell.width}`],
	['│', (x, y) => `M${x + half} ${y}v${cell.height}`],
	['├', (x, y) => `M${x + half} ${y}v${cell.height}M${x + half} ${y + middle}h${half}`],
	['┤', (x, y) => `M${x + half} ${y}v${cell.height}M${x} ${y + middle}h${half}`],
	['╭', (x, y) => `M${x + half} ${y + cell.height}v${half - middle}q0 ${-half} ${half} ${-half}`],
	['╮', (x, y) => `M${x} ${y + middle}q${half} 0 ${half} ${half}v${middle - half}`],
	['╰', (x, y) => `M${x + half} ${y}v${middle - half}q0 ${half} ${half} ${half}`],
	['╯', (x, y) => `M${x + half} ${y}v${middle - half}q0 ${half} ${-half} ${half}`],
]);

const heavyLines = new Map<string, Stroke>([
	['━', (x, y) => `M${x} ${y + middle}h${cell.width}`],
	['╸', (x, y) => `M${x} ${y + middle}h${half}`],
	['╺', (x, y) => `M${x + half} ${y + middle}h${half}`],
]);

/** Neighbouring horizontal strokes become one. */
function joined(path: string): string {
	return path.replaceAll(/M(\d+) ([\d.]+)h9(?:M\d+ \2h9)+/gu, (run, x: string, y: string) => {
		const places = [...run.matchAll(/M(\d+) /gu)].map(match => Number(match[1]));
		return places.every((place, index) => place === Number(x) + index * cell.width) ? `M${x} ${y}h${places.length * cell.width}` : run;
	});
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
