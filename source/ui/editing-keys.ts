import type {ComposerEvent} from './chat/composer-state.ts';

/** Readline's keys, which edit the message and are no commands. */
export const editingKeys: Readonly<Record<string, ComposerEvent>> = {
	Left: {type: 'move', to: 'left'},
	Right: {type: 'move', to: 'right'},
	'Ctrl+B': {type: 'move', to: 'left'},
	'Ctrl+F': {type: 'move', to: 'right'},
	'Alt+B': {type: 'move', to: 'word-left'},
	'Alt+F': {type: 'move', to: 'word-right'},
	'Alt+Left': {type: 'move', to: 'word-left'},
	'Alt+Right': {type: 'move', to: 'word-right'},
	'Ctrl+Left': {type: 'move', to: 'word-left'},
	'Ctrl+Right': {type: 'move', to: 'word-right'},
	Home: {type: 'move', to: 'line-start'},
	End: {type: 'move', to: 'line-end'},
	'Ctrl+A': {type: 'move', to: 'line-start'},
	'Ctrl+E': {type: 'move', to: 'line-end'},
	Backspace: {type: 'delete', what: 'left'},
	'Ctrl+H': {type: 'delete', what: 'left'},
	Delete: {type: 'delete', what: 'right'},
	'Alt+Backspace': {type: 'delete', what: 'word-left'},
	'Ctrl+W': {type: 'delete', what: 'word-left'},
	'Ctrl+U': {type: 'delete', what: 'to-start'},
	'Ctrl+K': {type: 'delete', what: 'to-end'},
	'Ctrl+Y': {type: 'yank'},
};
