/**
A command that a key, the palette or a slash can give.
*/
export type CommandName = (typeof keymap)[number]['command'];

/**
Where a binding holds: everywhere, only in the composer, only in a list (the ladder, the palette, the conversations), or only while the panels have the focus.
*/
export type Scope = 'everywhere' | 'composer' | 'list' | 'panels';

/**
One row of the keymap: the help screen, the status bar, the palette and the readme’s table are made from it.

A key is written as `Ctrl+T`, `Alt+Up`, `Enter`, `Escape`, `PageUp` or a single character. The first one is what the status bar shows. One of the keys works without a Meta key, in tmux and over SSH, or a slash command does the same.
*/
export type Binding = {
	readonly command: string;
	readonly keys: readonly string[];
	readonly help: string;
	readonly scope: Scope;
	/** A word for the status bar; rows without one are not shown there. */
	readonly short?: string;
	/** The slash command that does the same. */
	readonly slash?: string;
};

const define = <const Rows extends readonly Binding[]>(rows: Rows): Rows => rows;

/**
Every command of the full screen, in the order the help shows them.
*/
export const keymap = define([
	{command: 'send', keys: ['Enter'], help: 'send the message', scope: 'composer', short: 'send'},
	{command: 'newline', keys: ['Ctrl+J', 'Alt+Enter'], help: 'start a new line in the message', scope: 'composer'},
	{command: 'history-back', keys: ['Up'], help: 'bring back an earlier message', scope: 'composer'},
	{command: 'history-forward', keys: ['Down'], help: 'go forward to a later message', scope: 'composer'},
	{command: 'history-search', keys: ['Ctrl+R'], help: 'search your earlier messages', scope: 'composer'},
	{command: 'complete', keys: ['Tab'], help: 'complete a /command or an @file', scope: 'composer'},
	{command: 'undo-edit', keys: ['Ctrl+_'], help: 'take back the last change to the message', scope: 'composer'},
	{command: 'redo-edit', keys: ['Alt+/', 'Ctrl+^'], help: 'bring back a change to the message that was taken back', scope: 'composer'},
	{command: 'editor', keys: ['Ctrl+V', 'Alt+E'], help: 'write the message in your own editor', scope: 'composer', slash: 'editor'},
	{command: 'stop', keys: ['Escape', 'Ctrl+C'], help: 'stop the reply that is running', scope: 'everywhere', slash: 'stop'},
	{command: 'ladder', keys: ['Ctrl+T'], help: 'open the ladder: every quantization of this model', scope: 'everywhere', short: 'ladder', slash: 'ladder'},
	{command: 'rung-up', keys: ['Alt+Up', 'Ctrl+O'], help: 'go up a rung: more bits, better answers', scope: 'everywhere', short: 'rung', slash: 'up'},
	{command: 'rung-down', keys: ['Alt+Down', 'Ctrl+X'], help: 'go down a rung: fewer bits, less memory, faster', scope: 'everywhere', slash: 'down'},
	{command: 'palette', keys: ['Ctrl+P'], help: 'open the palette: every command by name', scope: 'everywhere', short: 'palette'},
	{command: 'new', keys: ['Ctrl+N'], help: 'start a new conversation', scope: 'everywhere', slash: 'new'},
	{command: 'conversations', keys: ['Tab'], help: 'open an earlier conversation, when the message is empty', scope: 'composer', short: 'chats', slash: 'open'},
	{command: 'models', keys: ['Alt+M'], help: 'open the picker: every model on this box and what fits', scope: 'everywhere', slash: 'models'},
	{command: 'regenerate', keys: ['Ctrl+S'], help: 'answer the last message again', scope: 'everywhere', slash: 'again'},
	{command: 'branch-back', keys: ['Left'], help: 'show the answer before, where a message has several', scope: 'composer', slash: 'previous'},
	{command: 'branch-forward', keys: ['Right'], help: 'show the next answer, where a message has several', scope: 'composer', slash: 'next'},
	{command: 'copy', keys: ['Alt+C'], help: 'copy the last answer to the clipboard', scope: 'everywhere', slash: 'copy'},
	{command: 'fold', keys: ['Alt+T'], help: 'fold or unfold what the model thought', scope: 'everywhere', slash: 'thinking'},
	{command: 'focus-panels', keys: ['Ctrl+G'], help: 'move the focus to the panels and back', scope: 'everywhere', short: 'focus panels', slash: 'panels'},
	{command: 'scroll-up', keys: ['PageUp'], help: 'scroll the conversation up', scope: 'everywhere'},
	{command: 'scroll-down', keys: ['PageDown'], help: 'scroll the conversation down', scope: 'everywhere'},
	{command: 'scroll-end', keys: ['Ctrl+L'], help: 'jump to the end and follow the reply again', scope: 'everywhere', slash: 'end'},
	{command: 'choose-up', keys: ['Up', 'Ctrl+K'], help: 'choose the line above, in any list', scope: 'list'},
	{command: 'choose-down', keys: ['Down', 'Ctrl+J'], help: 'choose the line below, in any list', scope: 'list'},
	{command: 'accept', keys: ['Enter'], help: 'take what is chosen: a rung, a command, a conversation', scope: 'list'},
	{command: 'compare', keys: ['c'], help: 'in the ladder: answer the last prompt on the chosen rung too', scope: 'list'},
	{command: 'make', keys: ['m'], help: 'in the ladder: make the chosen rung without going there', scope: 'list'},
	{command: 'remove', keys: ['Delete'], help: 'in the conversations: delete the chosen one; press it twice', scope: 'list'},
	{command: 'panel-next', keys: ['Down', 'Tab'], help: 'focus the next panel', scope: 'panels'},
	{command: 'panel-previous', keys: ['Up'], help: 'focus the panel before', scope: 'panels'},
	{command: 'panel-zoom', keys: ['Enter'], help: 'zoom the focused panel', scope: 'panels'},
	{command: 'window-longer', keys: ['+'], help: 'show a longer time in the charts', scope: 'panels'},
	{command: 'window-shorter', keys: ['-'], help: 'show a shorter time in the charts', scope: 'panels'},
	{command: 'pause', keys: ['p'], help: 'hold the charts still, and let them go on', scope: 'panels'},
	{command: 'look-back', keys: ['Left'], help: 'look back in time in the charts', scope: 'panels'},
	{command: 'look-forward', keys: ['Right'], help: 'look forward in time in the charts', scope: 'panels'},
	{command: 'sort', keys: ['s'], help: 'sort the processes by VRAM, by RAM or by CPU', scope: 'panels'},
	{command: 'back', keys: ['Escape'], help: 'close what is open and go back to the chat', scope: 'list'},
	{command: 'help', keys: ['?'], help: 'show every key, when the message is empty', scope: 'everywhere', short: 'help', slash: 'help'},
	{command: 'detach', keys: ['Ctrl+Q'], help: 'leave the screen and let the host go on', scope: 'everywhere', slash: 'detach'},
	{command: 'quit', keys: ['Ctrl+C', 'Ctrl+D'], help: 'quit when nothing is running; the conversation is saved', scope: 'everywhere', slash: 'quit'},
]);

/**
How a key is drawn: `Ctrl+T` as `^T`, `Enter` as `⏎`, and in words where the terminal has only ASCII.
*/
export function keyLabel(key: string, ascii = false): string {
	if (ascii) {
		return key.replace('Ctrl+', '^');
	}

	return key
		.replace('Ctrl+', '^')
		.replace('Alt+', '⌥')
		.replace('Enter', '⏎')
		.replace('Escape', 'esc')
		.replace('PageUp', 'pgup')
		.replace('PageDown', 'pgdn')
		.replace('Up', '↑')
		.replace('Down', '↓')
		.replace('Left', '←')
		.replace('Right', '→')
		.replace('Delete', 'del');
}
