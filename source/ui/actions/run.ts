import type {CommandName} from '../../core/keymap.ts';
import {climbing} from './climbing.ts';
import {composing} from './composing.ts';
import type {Context, Handlers} from './context.ts';
import {conversing} from './conversing.ts';
import {moving} from './moving.ts';
import {watching} from './watching.ts';

const handlers: Handlers<CommandName> = {...composing, ...conversing, ...climbing, ...watching, ...moving};

/** Runs a command of the keymap. */
export function run(command: CommandName, context: Context): void {
	handlers[command](context);
}
