
import {keymap, type Binding} from '../../../../source/core/keymap.ts';
import {slashCommands} from '../../../../source/ui/slash.ts';
import {firstKey} from '../first-key.ts';
import {howTo, whichKey} from '../frames.ts';
import type {Exchange, Topic} from '../topic.ts';
import {contrasts} from './contrasts.ts';
import {deeds} from './deeds.ts';
import {slashDeeds} from './slash-deeds.ts';

/** The rows as the wide type, so that a row may lack its optional fields. */
export const bindings: readonly Binding[] = keymap;

const places: Record<Binding['scope'], string> = {everywhere: '', composer: '', list: 'in a list', panels: 'in the panels'};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a command holds, and what it does there: a help may name the place itself, as in `in the ladder: …`. */
function placed({scope, help}: Binding): {place: string; what: string} {
	const [, place = places[scope], what = help] = /^(in the [a-z]+): (.*)$/.exec(help) ?? [];
	return {place, what};
}

/**
How a command is given, from its row.
*/
export function answerFor(binding: Binding): string {
	const {keys, slash} = binding;
	const {place, what} = placed(binding);
	const press = `${place === '' ? 'Press' : `${capital(place)}, press`} ${keys.join(' or ')} to ${what}.`;
	return slash ? `${press} You can also type /${slash}.` : press;
}

/** Ways to write a key. */
export function spellings(key: string): string {
	const ways = new Map<string, string>([
		['Enter', '(Enter|enter|Return|return|the enter key|the return key)'],
		['Escape', '(Escape|Esc|esc|the escape key|ESC)'],
		['PageUp', '(PageUp|page up|pgup|PgUp)'],
		['PageDown', '(PageDown|page down|pgdn|PgDn|pgdown)'],
		['Up', '(Up|the up arrow|arrow up|the up key|up arrow)'],
		['Down', '(Down|the down arrow|arrow down|the down key|down arrow)'],
		['?', '(?|the question mark|question mark|the ? key)'],
		['Left', '(Left|the left arrow|arrow left|the left key|left arrow)'],
		['Right', '(Right|the right arrow|arrow right|the right key|right arrow)'],
		['Delete', '(Delete|delete|del|Del|the delete key|the del key)'],
		['+', '(+|the plus key|plus|the + key)'],
		['-', '(the minus key|the - key|minus)'],
		['Ctrl+_', '(Ctrl+_|ctrl+_|ctrl underscore|ctrl-_|control underscore|^_)'],
		['Ctrl+^', '(Ctrl+^|ctrl+^|ctrl caret|ctrl-^|control caret|^^)'],
		['Alt+/', '(Alt+/|alt /|alt-/|alt+/|option /|alt slash|M-/)'],
		['Alt+M', '(Alt+M|alt m|alt-m|alt+m|option m|M-m)'],
		['Alt+C', '(Alt+C|alt c|alt-c|alt+c|option c|M-c)'],
		['Alt+T', '(Alt+T|alt t|alt-t|alt+t|option t|M-t)'],
		['Alt+E', '(Alt+E|alt e|alt-e|alt+e|option e|M-e)'],
		['Tab', '(Tab|tab|the tab key)'],
		['Alt+Up', '(Alt+Up|alt up|alt-up|alt and up|option up|alt+↑|M-up)'],
		['Alt+Down', '(Alt+Down|alt down|alt-down|alt and down|option down|alt+↓|M-down)'],
		['Alt+Enter', '(Alt+Enter|alt enter|alt-enter|alt+return|option enter)'],
	]);
	const letter = /^Ctrl\+(.)$/.exec(key)?.[1];
	if (letter) {
		const small = letter.toLowerCase();
		return `(Ctrl+${letter}|ctrl+${small}|ctrl-${small}|ctrl ${small}|control ${small}|control-${letter}|^${letter}|C-${small}|CTRL+${letter}|Ctrl-${letter}|Ctrl ${letter}|Ctrl ${small}|CTRL ${letter}|control+${small}|ctrl${small}|strg+${small}|ctrl and ${small})`;
	}

	return ways.get(key) ?? `(${key}|the ${key} key|the letter ${key})`;
}

const asksForKey = (key: string): string[] => [
	`(what does|what will|what do) ${key} do[ here| in lisa| in the chat][?]`,
	`(what is|what's|whats) ${key} for[?]`,
	`what happens (if|when) i (press|hit|type|use) ${key}[?]`,
	`(what does pressing|what does hitting) ${key} do[?]`,
	`${key}[?]`,
	`(i pressed|i hit|pressed|i just pressed) ${key}[, what happened?| what did that do?| and something happened]`,
	`(explain|meaning of|function of|purpose of) ${key}`,
	`(is|what is) ${key} bound[ to anything| to][?]`,
	`(does|will) ${key} (do anything|do something|work|have a meaning)[?]`,
	`(tell me|say|do you know|explain|i wonder) what ${key} (is good for|is for|does|is used for|would do|means)[?]`,
	`(if|when) i (push|press|hit|use|type|try) ${key}[,] what (will i see|happens|do i get|comes|changes|does lisa do)[?]`,
	`(does|has) ${key} (have a job|have a use|have a function|any function|any use|a purpose|got a job)[?]`,
	`what (would|will|could|might) (happen with|happen on|typing|pressing|hitting|using|happen if i press|happen after) ${key} [do|achieve|give me|bring][?]`,
	`i (pressed|hit|touched|typed|pushed) ${key} by (accident|mistake|chance)[,|.] (what was that|what have i done|what happened|what changed|is that bad)[?]`,
	`(the|this|that) ${key} (key|shortcut|thing|command|combination)[, what is it for|: what does it do| does what|][?]`,
	`${key} (does what|is for what|is what|what for|function|meaning|purpose|used for|good for what)[?]`,
	`(and|what about|how about|now|so) ${key}[, what is that key for|, what does that do|: what is it|][?]`,
	`(is|was) ${key} (used|taken|assigned|free|mapped|in use|something)[ for something| for anything| to something| in lisa|][?]`,
	`(what's|what is|tell me) the (use|job|role|effect|point|function|purpose) of ${key}[?]`,
	`what (is|does|should) ${key} (supposed to do|meant for|good for|do over here|do in this program|do for me)[?]`,
];

/** What is asked of a key only, and of no slash word. */
const asksForPress = (key: string): string[] => [
	`(accidentally|by accident i|by mistake i|oops, i|i have just) (hit|pressed|touched|typed) ${key}[, what did that do|, what happened|, what changed| - what now|][?]`,
	`(my cat|my elbow|my thumb|someone) (hit|pressed|landed on|touched) ${key}[, what did it do|, what happened|][?]`,
	`(is it safe|is it ok|is it harmless) to (press|hit|try) ${key}[, what would it do|][?]`,
	`(in vim|in tmux|in emacs|in my shell|elsewhere) ${key} (does something else|means something else|is something else)[,|.] (what is it|what does it do|and) here[?]`,
	`${key}[,|:] what (happens|do i get|comes up|does it open|does it trigger|is on it)[?]`,
	`(what|which command|which action) (is on|sits on|hides behind|belongs to|is bound to|do i get with) ${key}[?]`,
	`(the help|the status bar|the readme) (shows|says|lists) ${key}[, what is it for|, meaning|, what does it do|][?]`,
	`(look up|remind me of|i forgot) what ${key} (does|is|was for|is for)`,
];

/** What is asked of a slash word only. */
const asksForWord = (word: string): string[] => [
	`(when|why|what for) (would|do|should) i (use|type|need|want) ${word}[?]`,
	`(how do i use|how does one use|how do i type|usage of|example of) ${word}[?]`,
	`(i see|i saw|there is|i found) ${word} in the (list|completion|palette|help)[, what is it|, what does it do|][?]`,
	`(i typed|i sent|i entered|i ran) ${word}[, what (happened|did it do|has it done|changed now)|][?]`,
	`(what do i get|what happens) (after|with|when i type|from) ${word}[?]`,
	`(if|when) (i type|i enter|somebody types) ${word}[,] what (does lisa do|is done|happens|follows)[?]`,
	`(remind me|i forgot|look up)[:|,] ${word} (does what|is for what|was what)[?]`,
];

/** What is asked of a slash word that takes something after it. */
const asksForArgument = (word: string): string[] => [
	`(what|which) (options|arguments|values|words|parameters) (does ${word} (take|have|accept|want|know)|can i give ${word}|come after ${word})[?]`,
	`(syntax|arguments|parameters|form|options) (of|for) ${word}[?]`,
	`(what|how much) do i (write|type|put) (after|behind) ${word}[?]`,
];

const inScope = (binding: Binding): string => {
	const {place, what} = placed(binding);
	return `${place} you ${what}`.trim();
};

/** What a key does, in every scope where it is bound. */
export function meaningOf(key: string): string {
	const meanings = bindings.filter(row => row.keys.includes(key)).map(row => inScope(row));
	return `With ${key} ${meanings.join('; ')}.`;
}

const followUps = (binding: Binding): Exchange[] => [
	{
		ask: ['(does|will) (that|it) work (over ssh|in tmux|without alt|in a plain terminal|on a mac)[?]', '(what if|and if) (my terminal has no alt|alt does not work|i have no alt key|alt doesn\'t work)[?]', '(and|what about) (over ssh|in tmux)[?]'],
		answer: [`Yes: every command has a key that works without Alt, over SSH and in tmux, and the palette (${firstKey('palette')}) reaches them all.`],
	},
	{
		ask: ['(is there|does it have|and) a (slash command|command) (for that|for it|too)[?]', '(and|what about) (as a slash command|the slash command|by typing)[?]', 'can i type (it|that) instead[?]', '(is there|do you have|is that) (something|a word|anything|a slash word) (i can|to|one can) type (for it|for that|instead)[ instead|][?]', '(typed|by typing|as a word|with a slash)[?]'],
		answer: [binding.slash ? `Yes: type /${binding.slash} in the message and press Enter.` : `No, there is no slash command for that; use the key or the palette (${firstKey('palette')}).`],
	},
	{
		ask: ['(and another key|any other key|is there another key|another way|any alternative|an alternative|a second key|other keys for that)[?]', 'can i (use|press) (another|a different) key[ for (it|that)|][?]'],
		answer: [binding.keys.length > 1 ? `Yes, both work: ${binding.keys.join(' and ')}.` : `No, only ${binding.keys[0]}; the palette (${firstKey('palette')}) reaches it too.`],
	},
];

const commandTopics = bindings.map((binding): Topic => {
	const deed = `(${deeds[binding.command] ?? binding.help})`;
	return {
		id: `keys/${binding.command}`,
		ask: [...howTo(deed), ...whichKey(deed), ...whichKey(deed)],
		answer: [answerFor(binding)],
		follow: () => followUps(binding),
		weight: places[binding.scope] === '' ? 2 : 1,
	};
});

const keyTopics = [...new Set(bindings.flatMap(row => row.keys))].map((key): Topic => ({
	id: `key/${key}`,
	ask: [...asksForKey(spellings(key)), ...asksForPress(spellings(key))],
	answer: [meaningOf(key)],
}));

const slashTopics = bindings.filter(row => row.slash).map((row): Topic => ({
	id: `slash/${row.slash}`,
	ask: [asksForKey, asksForWord].flatMap(asks => asks(`(/${row.slash}|/${row.slash}|the slash command /${row.slash}|the command /${row.slash})`)),
	answer: [`/${row.slash} does the same as ${row.keys[0]}: ${row.help}.`],
	weight: 0.6,
}));

const typed = ({name, argument, help}: (typeof slashCommands)[number]): string => `Type /${[name, argument].filter(Boolean).join(' ')} to ${help.startsWith('the ') ? `set ${help}` : help.replace(/^sampling/, 'choose sampling')}.`;

/** Commands that are only typed. */
const slashOnlyTopics = slashCommands.filter(({argument}) => argument !== undefined).flatMap((row): Topic[] => [
	{
		id: `typed/${row.name}`,
		ask: [...howTo(`(${slashDeeds[row.name] ?? row.help})`), ...whichKey(`(${slashDeeds[row.name] ?? row.help})`)],
		answer: [typed(row)],
		weight: 1.4,
	},
	{
		id: `slash/${row.name}`,
		ask: [asksForKey, asksForWord, asksForArgument].flatMap(asks => asks(`(/${row.name}|/${row.name}|the slash command /${row.name}|the command /${row.name}|slash ${row.name})`)),
		answer: [typed(row)],
		weight: 0.6,
	},
]);

const bound = new Set(bindings.flatMap(row => row.keys));
const unbound = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `Ctrl+${letter}`).filter(key => !bound.has(key));
const unboundTopics = [...unbound, 'F1', 'F2', 'F5', 'F10', 'F12'].map((key): Topic => ({
	id: `unbound/${key}`,
	ask: [...asksForKey(spellings(key)), ...asksForPress(spellings(key))],
	answer: [`${key} does nothing in LISA. Press ? with an empty message to see every key.`],
	weight: 0.45,
}));

const lists: Topic[] = [
	{
		id: 'keys/list',
		ask: [
			'(what|which) (keys|shortcuts|hotkeys|keybindings) (are there|exist|can i use|do you have|does lisa have|are available)[?]',
			'(list|show|show me|give me|tell me) (all|every|the) (key|keys|shortcuts|keybindings|hotkeys|bindings)',
			'(keys|shortcuts|keybindings|keyboard shortcuts|hotkeys|controls|cheat sheet)[?]',
			'(where|how) (do i|can i) (see|find|learn) (all|every|the) (keys|shortcuts|bindings|hotkeys)[?]',
			'what are the (controls|keyboard controls|most important keys)[?]',
			'how do i (drive|control|operate|use) this (with the keyboard|without a mouse|program|thing|screen)[?]',
		],
		answer: [`The main keys are ${bindings.filter(row => row.short).map(row => `${row.keys[0]} (${row.short})`).join(', ')}. Press ? with an empty message to see every key.`],
		weight: 3,
	},
	{
		id: 'keys/slash-list',
		ask: ['(what|which) (slash commands|commands with a slash) (are there|exist|can i type|do you have)[?]', '(list|show|show me|tell me) (the|all|all the|every) slash (commands|command)', 'slash commands[?]', '(are there|do you have) slash commands[?]'],
		answer: ['Among the slash commands are /new, /ladder, /up, /down, /again, /stop, /end, /panels, /help, /quit, /quant, /model, /pull, /search, /export, /edit and /system. Type / and press Tab for the rest.'],
		weight: 1.5,
	},
	{
		id: 'keys/mouse',
		ask: ['(can i|do i|is it possible to|how do i) (use|click with) (the|a|my) mouse[?]', '(does|is) the mouse (work|supported|used)[?]', 'mouse (support|scrolling|clicks)[?]', '(why can\'t i click|clicking does nothing|the mouse does nothing|mouse not working)'],
		answer: ['LISA is driven by keys, not by the mouse: press ? with an empty message to see every key.'],
	},
];

/** The keys and slash commands of the full screen. */
export const keys: readonly Topic[] = [...commandTopics, ...keyTopics, ...slashTopics, ...slashOnlyTopics, ...unboundTopics, ...lists, ...contrasts];
