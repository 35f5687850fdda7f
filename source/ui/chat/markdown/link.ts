import type {Tokens} from 'marked';
import {cleanLine} from '../../../core/text.ts';
import type {Style, Theme} from '../../theme.ts';

/**
A link as text and address; where the terminal can show a link, the address is behind the text. Only `http` and `https` become links: nothing that a model wrote may start a program.

@param shown The link's text, styled.
*/
export function linkText({href, text}: Tokens.Link, shown: string | undefined, theme: Theme, style: Style): string {
	const address = cleanLine(href);
	const words = shown ?? style(theme.underline(cleanLine(text)));
	const target = webAddress(address);
	const same = text === href || address.replace(/^https?:\/\//iu, '') === text || address === `mailto:${text}`;
	if (target !== undefined && theme.hyperlinks && !text.includes('\n') && (same || !looksLikeAddress(text))) {
		return `\u001B]8;;${target}\u0007${words}\u001B]8;;\u0007`;
	}

	return same || address === '' ? words : `${words}${style(theme.dim(` (${address})`))}`;
}

/** A text that reads like one address must not hide another. */
function looksLikeAddress(text: string): boolean {
	return /^\S[^\s.]*\.\S+$/u.test(text.trim()) || /\w:\/\//u.test(text);
}

/** @returns The address in the characters a link may have, if it is one of the web. */
function webAddress(address: string): string | undefined {
	if (!/^https?:\/\//iu.test(address) || address.length > 2000) {
		return undefined;
	}

	try {
		const {href} = new URL(address);
		return /^[\u0021-\u007E]+$/u.test(href) ? href : undefined;
	} catch {
		return undefined;
	}
}
