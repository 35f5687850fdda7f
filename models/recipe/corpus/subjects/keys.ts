
import {keymap, type Binding, type CommandName} from '../../../../source/core/keymap.ts';
import {slashCommands} from '../../../../source/ui/slash.ts';
import {firstKey} from '../first-key.ts';
import {keyForIt, otherWay, whichAgain} from '../follow-ups.ts';
import {howTo, whichKey} from '../frames.ts';
import {spellings} from '../spellings.ts';
import type {Exchange, Topic} from '../topic.ts';
import {contrasts} from './contrasts.ts';
import {partings} from './smalltalk.ts';
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
	`(any idea|no idea|not sure|not clear to me|would you happen to know) what ${key} (does|is about|triggers|is there for)[?]`,
	`(i keep seeing|i came across|i stumbled over|i was told to try|my colleague swears by) ${key}(, what's the deal with it?|, but for what?|. enlighten me|, what is its job?)`,
	`(effect|result|outcome|action|task|description) of ${key}[?| please| in lisa]`,
	`(describe|clarify|define|spell out|shed light on) ${key}[ for me| please| in one line| briefly]`,
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
	`(which|what) (function|feature|operation|part of lisa) (is mapped to|is assigned to|lives on|is tied to|responds to|reacts to|listens to) ${key}[?]`,
	`(what is|what's|what have you) (bound to|mapped to|put on|assigned to|behind|under|attached to|wired to) ${key}[?]`,
	`(the screen|the view|something|the layout) (changed|jumped|looks different|flickered) (after|when|since) i (pressed|hit) ${key}[, why|, is that what it does|, was it that|][?]`,
	`(before i|suppose i|let's say i|imagine i|should i ever) (press|hit|punch) ${key}[:|,] what (will follow|am i in for|should i expect|is going to happen)[?]`,
	`(out of habit i pressed|muscle memory made me hit|my fingers still press|old habit: i pressed|from vim i am used to) ${key}(, what did that trigger|, what does lisa make of it|, what does it stand for here|: did that do anything)[?]`,
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
	`(can i|should i|may i) (type|send|enter|try) ${word}[,| and] what (will come of it|would change|follows|will it do to my chat)[?]`,
	`${word} (documentation|docs|manual|description|explained|reference|info|tutorial)[?]`,
	`(typing|entering|sending|running|giving) ${word} (does what|will do what|has what effect|leads to what)[?]`,
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

/** Keys that undo one another; one that does both undoes itself. */
const pairs: ReadonlyArray<readonly [CommandName, CommandName]> = [['history-back', 'history-forward'], ['undo-edit', 'redo-edit'], ['rung-up', 'rung-down'], ['branch-back', 'branch-forward'], ['scroll-up', 'scroll-down'], ['choose-up', 'choose-down'], ['panel-next', 'panel-previous'], ['window-longer', 'window-shorter'], ['look-back', 'look-forward'], ['fold', 'fold'], ['pause', 'pause'], ['focus-panels', 'focus-panels']];
const opposites = new Map<string, string>(pairs.flatMap(([one, other]) => [[one, other], [other, one]]));

const followUps = (binding: Binding): Exchange[] => [
	...bindings.filter(({command}) => command === opposites.get(binding.command)).map(row => ({ask: otherWay, answer: [answerFor(row)]})),
	{
		ask: ['(does|will) (that|it) work (over ssh|in tmux|without alt|in a plain terminal|on a mac)[?]', '(what if|and if) (my terminal has no alt|alt does not work|i have no alt key|alt doesn\'t work)[?]', '(and|what about|how about|even|also|same) (over ssh|in tmux|in screen|in a vm|through ssh|on a mac keyboard|remotely|in putty)[?| too?| as well?]', '(i\'m|i am|we are|i work|i sit) (inside|in|using|on|over) (tmux|ssh|screen|putty|a remote shell|a serial console)[, still fine|, does it work|, is that ok|. will it work|, too|][?]', '(my keyboard|my terminal|my laptop|my mac) (has no|lacks|does not send|eats|swallows) (alt|the alt key|that key)[. what then|, now what|, is there another way|][?]', '(is it|will it be|would that be) (ok|fine|the same|possible) (over ssh|in tmux|without alt|through a jump host)[?]'],
		answer: [`Yes: every command has a key that works without Alt, over SSH and in tmux, and the palette (${firstKey('palette')}) reaches them all.`],
	},
	{
		ask: ['(is there|does it have|and) a (slash command|command) (for that|for it|too)[?]', '(and|what about) (as a slash command|the slash command|by typing)[?]', 'can i type (it|that) instead[?]', '(is there|do you have|is that) (something|a word|anything|a slash word) (i can|to|one can) type (for it|for that|instead)[ instead|][?]', '(typed|by typing|as a word|with a slash|as text|without a key|no keys please|slash version)[?]', '(and |ok, but |or |)(can|could|may) (i|one) (type|write|enter) (something|a command|it|that|a word)[ for it| for that| instead| in the message| as well|][?]', '(what|which) (slash command|command|word) (does|is) (that|the same|it|for it|for that)[?]', '(slash|slash command|command|typed command)[ for it| for that| too|][?]', '(i prefer|i\'d rather|i like) (typing|to type|words|commands)[. is there one|, possible|, how|][?]'],
		answer: [binding.slash ? `Yes: type /${binding.slash} in the message and press Enter.` : `No, there is no slash command for that; use the key or the palette (${firstKey('palette')}).`],
	},
	{
		ask: ['(and another key|any other key|is there another key|another way|any alternative|an alternative|a second key|other keys for that)[?]', 'can i (use|press) (another|a different) key[ for (it|that)|][?]', '(and |or |ok, |)(is that|is it|is this) the only (key|way|one|shortcut)[?]', '(that key|it) (does not work|doesn\'t work|is taken|is hard to reach|is awkward|does nothing here)[, another one|, what else|. is there another|][?]', '(what else|any other|more keys|other ways|a second one|an easier one|alternatives)[ for that| for it|][?]', '(is there|are there|got|do you have) (an|any|some) (alternative|easier|other|second) (key|keys|way|shortcut)[ for (it|that)|][?]'],
		answer: [binding.keys.length > 1 ? `Yes, both work: ${binding.keys.join(' and ')}.` : `No, only ${binding.keys[0]}; the palette (${firstKey('palette')}) reaches it too.`],
	},
	{
		ask: [...whichAgain, '(which|what) (key|one|keys) (was|is) (it|that)[ again| now| once more|][?]', '(again|once more|sorry)[,|:] (which|what) key[?]', '(remind me|tell me again|say again|repeat)[,|:] (which|what|the) key[?]', '(so|ok so|i press|press) (what|which key|what exactly)[ now| then|][?]', '(the key|which key|what was the key)[ again|][?]', '(i forgot|i already forgot|missed) (it|the key|which key)[ again|][, again please|]'],
		answer: [answerFor(binding)],
	},
	{
		ask: ['(and |)(what|which) (other|more|further) (keys|shortcuts)[ are there| do you have| can i use| exist|][?]', '(is there|do you have|got) (a list|an overview|a cheat sheet|a full list)[ of (them|all keys|the keys)|][?]', '(where|how) (do|can) i (see|find|learn) (them all|all of them|the rest|the others|more of them)[?]', '(and |)(the other keys|the others|all the others|the rest|more keys)[?]', '(what else|anything else) can i press[?]'],
		answer: lists.find(({id}) => id === 'keys/list')!.answer,
	},
	...partings,
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
	follow: () => [{ask: whichAgain.slice(1, 3), answer: [meaningOf(key)]}, ...partings],
}));

const slashTopics = bindings.filter(row => row.slash).map((row): Topic => ({
	id: `slash/${row.slash}`,
	ask: [asksForKey, asksForWord].flatMap(asks => asks(`(/${row.slash}|/${row.slash}|the slash command /${row.slash}|the command /${row.slash})`)),
	answer: [`/${row.slash} does the same as ${row.keys[0]}: ${row.help}.`],
	follow: () => [{ask: keyForIt, answer: [answerFor(row)]}, ...partings],
	weight: 0.6,
}));

const typed = ({name, argument, help}: (typeof slashCommands)[number]): string => `Type /${[name, argument].filter(Boolean).join(' ')} to ${help.startsWith('the ') ? `set ${help}` : help.replace(/^sampling/, 'choose sampling')}.`;

const typedFollow = (row: (typeof slashCommands)[number]): Exchange[] => [
	{ask: whichAgain.slice(0, 3), answer: [typed(row)]},
	{ask: keyForIt, answer: [`No, /${row.name} has no key: type it in the message and press Enter.`]},
	...partings,
];

/** Commands that are only typed. */
const slashOnlyTopics = slashCommands.filter(({argument}) => argument !== undefined).flatMap((row): Topic[] => [
	{
		id: `typed/${row.name}`,
		ask: [...howTo(`(${slashDeeds[row.name] ?? row.help})`), ...whichKey(`(${slashDeeds[row.name] ?? row.help})`)],
		answer: [typed(row)],
		follow: () => typedFollow(row),
		weight: 1.4,
	},
	{
		id: `slash/${row.name}`,
		ask: [asksForKey, asksForWord, asksForArgument].flatMap(asks => asks(`(/${row.name}|/${row.name}|the slash command /${row.name}|the command /${row.name}|slash ${row.name})`)),
		answer: [typed(row)],
		follow: () => typedFollow(row),
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
