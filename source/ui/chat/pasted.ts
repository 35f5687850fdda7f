/*
A long paste is one sign of the message: it can be stepped over and deleted as one, and is whole again when the message is sent. The signs are of a range that has no meaning (the second private plane), so that no text has them.
*/

/** Pasted texts by the sign that stands for them. */
export type Pastes = Readonly<Record<string, string>>;

const first = 0x10_00_00;

/** @returns Whether a text is too long to be shown among what is written. */
export function isLongPaste(text: string): boolean {
	return text.length > 1000 || text.split('\n', 12).length > 10;
}

/** @returns The sign for a text, and the pastes with it. */
export function foldPaste(text: string, pastes: Pastes): {readonly sign: string; readonly pastes: Pastes} {
	const sign = String.fromCodePoint(first + Object.keys(pastes).length);
	return {sign, pastes: {...pastes, [sign]: text}};
}

/** @returns The text with each paste in its place. */
export function unfoldPastes(text: string, pastes: Pastes): string {
	return replacePastes(text, pastes, paste => paste);
}

/** @returns The text with something in the place of each paste. */
export function replacePastes(text: string, pastes: Pastes, replace: (paste: string) => string): string {
	return text.includes('\uDBC0') ? text.replaceAll(/[\u{100000}-\u{1003FF}]/gu, sign => (Object.hasOwn(pastes, sign) ? replace(pastes[sign]!) : sign)) : text;
}

/** @returns What is shown for a paste, as in `[pasted 214 lines]`. */
export function pasteLabel(text: string): string {
	const lines = text.replace(/\n$/u, '').split('\n').length;
	return lines > 1 ? `[pasted ${lines.toLocaleString('en-US')} lines]` : `[pasted ${text.length.toLocaleString('en-US')} characters]`;
}
