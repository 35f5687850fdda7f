import {oneOf} from '../one-of.ts';
import {deeds} from '../subjects/deeds.ts';
import {moreThings} from '../subjects/more-things.ts';
import type {Wordings} from './wordings.ts';

const program = oneOf([...moreThings.software, 'ollama', 'chatgpt', 'lm studio', 'jan', 'open webui', 'oterm', 'llamafile', 'nvtop', 'htop', 'a browser', 'the windows explorer', 'my phone', 'tiktok', 'instagram', 'the bash shell', 'powershell', 'vscode', 'libreoffice', 'thunderbird']);
const letters = oneOf([...'abcdefghijklmnopqrstuvwxyz']);
const chord = `(ctrl|Ctrl|alt|Alt|shift|cmd|control|ctrl-shift)(+|-|+| )(${letters}|f#|enter|tab|up|left|delete|space)`;
const deed = oneOf(['newline', 'history-back', 'history-search', 'complete', 'undo-edit', 'redo-edit', 'new', 'scroll-up', 'scroll-down', 'scroll-end', 'help', 'back', 'copy', 'palette', 'panel-next', 'panel-zoom', 'models', 'conversations', 'stop', 'regenerate'].map(id => deeds[id]!));
const act = oneOf(['quit', 'exit', 'leave', 'get out of', 'save and quit', 'force quit', 'close', 'update', 'restart', 'uninstall', 'log out of', 'search in', 'undo in', 'redo in', 'copy from', 'paste into', 'scroll in', 'zoom in', 'go full screen in', 'split the window in', 'open a new tab in', 'freeze the first row in', 'change the theme of', 'select all in', 'start a new file in', 'close a window in', 'see the history in', 'change the model in', 'set the font in', 'turn off spell check in']);

/**
What LISA does too, asked of another program: the name of the program decides, not the deed. Four times, for it is here that the guide most often answers for LISA.
*/
export const elsewherePrograms: Wordings = {
	'elsewhere/any': Array.from({length: 4}, () => [
		`(how do i|how to|can i|where do i|how can one|i want to|help me) ${act} ${program}[?]`,
		`(how do i|how to|can i|how can i|i'd like to) ${deed} (in|with|inside) ${program}[?]`,
		`(in|with|inside) ${program}[,|:] (how do i|how can i|i want to|which key do i press to|what do i press to) ${deed}[?]`,
		`${program}(,|:| -) (how to |how do i |)(${act} it|${deed})[?|??]`,
		`(what|which) (does|will|would|can) ${chord} do in ${program}[?]`,
		`${chord} in ${program}[?| does what?| - what is it for?| does nothing]`,
		`(which|what) (key|shortcut|hotkey|command) (is it|do i press|is there) to ${deed} in ${program}[?]`,
		`(where|what) is the (shortcut|menu|setting|button|key) (for|to) ${deed} in ${program}[?]`,
	]).flat(),
};
