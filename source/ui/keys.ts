import type {Key} from 'ink';
import {keymap, type CommandName, type Scope} from '../core/keymap.ts';

/**
The name of a key as the keymap writes it, or `undefined` for text.

@param input What Ink says was typed.
*/
export function keyName(input: string, key: Key): string | undefined {
	if (input === '\n') {
		return 'Ctrl+J';
	}

	const name = special(key);
	if (name !== undefined) {
		return `${key.ctrl ? 'Ctrl+' : ''}${key.meta && name !== 'Escape' ? 'Alt+' : ''}${name}`;
	}

	if (input.length === 1 && (key.ctrl || key.meta)) {
		return `${key.ctrl ? 'Ctrl' : 'Alt'}+${input.toUpperCase()}`;
	}

	return input === '?' ? input : undefined;
}

function special(key: Key): string | undefined {
	const names: ReadonlyArray<readonly [boolean, string]> = [
		[key.upArrow, 'Up'],
		[key.downArrow, 'Down'],
		[key.leftArrow, 'Left'],
		[key.rightArrow, 'Right'],
		[key.pageUp, 'PageUp'],
		[key.pageDown, 'PageDown'],
		[key.home, 'Home'],
		[key.end, 'End'],
		[key.return, 'Enter'],
		[key.escape, 'Escape'],
		[key.tab, 'Tab'],
		[key.backspace, 'Backspace'],
		[key.delete, 'Delete'],
	];
	return names.find(([pressed]) => pressed)?.[1];
}

/**
@param scopes The scopes that hold now, the innermost first.
@returns The command a key gives.
*/
export function commandFor(name: string, scopes: readonly Scope[]): CommandName | undefined {
	for (const scope of scopes) {
		const row = keymap.find(candidate => candidate.scope === scope && (candidate.keys as readonly string[]).includes(name));
		if (row !== undefined) {
			return row.command;
		}
	}

	return undefined;
}
