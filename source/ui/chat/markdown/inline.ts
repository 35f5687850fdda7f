import type {Token, Tokens} from 'marked';
import type {Style, Theme} from '../../theme.ts';
import {linkText} from './link.ts';

/** The entities that models write; all others stay as they are. */
const entities: Readonly<Record<string, string>> = {'&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': '\'', '&nbsp;': ' '};

/**
Text within a block, with its emphasis. Styles are put around each piece of text by itself, so that the end of an inner one does not end an outer one.

@returns Styled text; it may hold newlines.
*/
export function inline(tokens: readonly Token[], theme: Theme, style: Style = theme.plain): string {
	return tokens.map(token => inlineToken(token as Tokens.Generic, theme, style)).join('');
}

function inlineToken(token: Tokens.Generic, theme: Theme, style: Style): string {
	switch (token.type) {
		case 'strong': {
			return within(token, theme, style, theme.strong, '**');
		}

		case 'em': {
			return within(token, theme, style, theme.italic, '*');
		}

		case 'del': {
			return within(token, theme, style, theme.strike, '~~');
		}

		case 'codespan': {
			const text = String(token['text']);
			return theme.styled ? style(theme.accent(text)) : `\`${text}\``;
		}

		case 'link':
		case 'image': {
			return linkText(token as unknown as Tokens.Link, token.tokens === undefined ? undefined : inline(token.tokens, theme, text => style(theme.underline(text))), theme, style);
		}

		case 'br': {
			return '\n';
		}

		// Drawn by the list that it is in.
		case 'checkbox': {
			return '';
		}

		case 'html': {
			return /^<br *\/?>$/iu.test(token.raw) ? '\n' : each(token.raw, style);
		}

		case 'escape': {
			return style(String(token['text']));
		}

		default: {
			return token.tokens === undefined ? each(decoded(String(token['text'] ?? token.raw)), style) : inline(token.tokens, theme, style);
		}
	}
}

/** Without styles the signs stay: emphasis that is not seen is lost. */
function within({tokens = []}: Tokens.Generic, theme: Theme, outer: Style, own: Style, sign: string): string {
	return theme.styled ? inline(tokens, theme, text => outer(own(text))) : sign + inline(tokens, theme, outer) + sign;
}

/** A style ends with its line. */
function each(text: string, style: Style): string {
	return text.split('\n').map(line => style(line)).join('\n');
}

function decoded(text: string): string {
	return text.includes('&') ? text.replaceAll(/&(?:lt|gt|amp|quot|#39|nbsp);/gu, entity => entities[entity]!) : text;
}
