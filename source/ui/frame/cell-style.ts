/**
How a cell looks. Two cells of the same look have the same object, so that they are told apart by identity.
*/
export type CellStyle = {
	readonly slots: Slots;
	/** What of it is seen on a blank. */
	readonly onBlank: CellStyle;
	/** What follows each sequence that was read behind it. */
	readonly next: Map<string, CellStyle>;
};

/** A parameter of SGR that is on in each place, or nothing; the last place is the address of a link. */
type Slots = readonly [foreground: string, background: string, bold: string, dim: string, italic: string, underline: string, inverse: string, strike: string, link: string];

const empty: Slots = ['', '', '', '', '', '', '', '', ''];

/** What ends each of the places; `22` ends two. */
const ends = ['39', '49', '22', '22', '23', '24', '27', '29'] as const;

/** Parameters that are on or off, by their place. */
const switches: Readonly<Record<string, number>> = {1: 2, 2: 3, 3: 4, 4: 5, 7: 6, 9: 7};

const known = new Map<string, CellStyle>();

/** Links make styles without end: beyond this they are forgotten, and what is on the screen in them is drawn once more. */
const most = 500;

/** Text without any style. */
export const plain = intern(empty);

/** @returns The style that an SGR sequence's parameters, or an address, lead to. */
export function styleAfter(style: CellStyle, sequence: string): CellStyle {
	let after = style.next.get(sequence);
	if (after === undefined) {
		after = intern(sequence.startsWith('\u001B]8;;') ? (style.slots.with(8, sequence.slice(5, -1)) as unknown as Slots) : applied(style.slots, sequence.slice(2, -1)));
		if (style.next.size < most) {
			style.next.set(sequence, after);
		}
	}

	return after;
}

/** @returns The shortest sequence that leads from one style to another. */
export function transition(from: CellStyle, to: CellStyle): string {
	if (from === to) {
		return '';
	}

	const link = from.slots[8] === to.slots[8] ? '' : `\u001B]8;;${to.slots[8]}\u0007`;
	const anew = to.slots.slice(0, 8).filter(slot => slot !== '');
	const codes: string[] = [];
	for (const [place, end] of ends.entries()) {
		if (from.slots[place] !== '' && to.slots[place] === '' && !codes.includes(end)) {
			codes.push(end);
		}
	}

	for (const [place, end] of ends.entries()) {
		// The end of bold ends dim too.
		if (to.slots[place] !== '' && (to.slots[place] !== from.slots[place] || (end === '22' && codes.includes('22')))) {
			codes.push(to.slots[place]!);
		}
	}

	if (codes.length === 0) {
		return link;
	}

	const step = codes.join(';');
	const whole = anew.length === 0 ? '' : `0;${anew.join(';')}`;
	return `${link}\u001B[${whole.length < step.length ? whole : step}m`;
}

function intern(slots: Slots): CellStyle {
	const key = slots.join('|');
	const before = known.get(key);
	if (before !== undefined) {
		return before;
	}

	if (known.size > most) {
		known.clear();
		// The one that blanks are told by stays the one.
		known.set(plain.slots.join('|'), plain);
	}

	// A colour, weight or slant is not seen where nothing is drawn.
	const blank: Slots = ['', slots[1], '', '', '', slots[5], slots[6], slots[7], slots[8]];
	const style: {slots: Slots; onBlank: CellStyle; next: Map<string, CellStyle>} = {slots, onBlank: undefined!, next: new Map()};
	style.onBlank = blank.join('|') === key ? style : blank.every(slot => slot === '') ? plain : intern(blank);
	known.set(key, style);
	return style;
}

function applied(slots: Slots, parameters: string): Slots {
	const after = [...slots];
	const codes = parameters.split(';');
	for (let index = 0; index < codes.length; index++) {
		const code = codes[index]!;
		const number = Number(code);
		if (code === '' || code === '0') {
			after.fill('', 0, 8);
		} else if (code === '38' || code === '48') {
			// An indexed colour has one number more, a true one three.
			const length = codes[index + 1] === '2' ? 5 : 3;
			after[code === '38' ? 0 : 1] = codes.slice(index, index + length).join(';');
			index += length - 1;
		} else if (Object.hasOwn(switches, code)) {
			after[switches[code]!] = code;
		} else if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) {
			after[0] = code;
		} else if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) {
			after[1] = code;
		} else {
			for (const [place, end] of ends.entries()) {
				after[place] = code === end ? '' : after[place]!;
			}
		}
	}

	return after as unknown as Slots;
}
