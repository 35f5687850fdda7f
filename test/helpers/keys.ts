import type {Key} from 'ink';

const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

const flags: Readonly<Record<string, keyof Key>> = {Up: 'upArrow', Down: 'downArrow', Left: 'leftArrow', Right: 'rightArrow', PageUp: 'pageUp', PageDown: 'pageDown', Home: 'home', End: 'end', Enter: 'return', Escape: 'escape', Tab: 'tab', Backspace: 'backspace', Delete: 'delete'};

/**
A key as the keymap names it, as Ink reports it.
*/
export function pressed(name: string): readonly [input: string, key: Key] {
	const parts = name.split('+');
	const last = parts.pop()!;
	const key = {...none, ctrl: parts.includes('Ctrl'), meta: parts.includes('Alt')};
	const flag = flags[last];
	return flag === undefined ? [parts.length > 0 ? last.toLowerCase() : last, key] : ['', {...key, [flag]: true}];
}

/** Text as Ink reports it: whole, without a key. */
export function typed(text: string): readonly [input: string, key: Key] {
	return [text, none];
}
