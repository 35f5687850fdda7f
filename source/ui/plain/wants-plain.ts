/**
@returns Whether the chat is to be in plain lines, for a screen reader or a terminal that can only append.
*/
export function wantsPlain(env: Readonly<Record<string, string | undefined>>): boolean {
	return isOn(env['LISA_SCREEN_READER']) || isOn(env['INK_SCREEN_READER']) || env['TERM'] === 'dumb';
}

function isOn(value = ''): boolean {
	return !['', '0', 'false', 'no'].includes(value.toLowerCase());
}
