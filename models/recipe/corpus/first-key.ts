import {keymap, type CommandName} from '../../../source/core/keymap.ts';

/** The key that the status bar shows for a command. */
export const firstKey = (command: CommandName): string => keymap.find(row => row.command === command)!.keys[0];
