import type {Theme} from '../theme.ts';
import {wrapped} from './markdown/wrap.ts';

/**
What the user said, as it was written.

@param text Clean.
*/
export function userLines(text: string, width: number, theme: Theme): string[] {
	return wrapped(text, width).map(line => theme.strong(line));
}
