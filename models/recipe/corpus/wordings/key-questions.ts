import {keymap, type Binding} from '../../../../source/core/keymap.ts';
import {slashCommands} from '../../../../source/ui/slash.ts';
import {spellings} from '../spellings.ts';
import type {Wordings} from './wordings.ts';

/** Places where a key may be pressed, each with its word before it. */
const place = '(in a list|in the ladder|in the palette|in the picker|in the panels|in the graphs|in the charts|in the composer|in the message box|while i type|during a reply|while it answers|with an empty message|with nothing typed|in a dialog|when a panel has the focus)';

/** Asks after a key in roundabout ways, and after what it does in one place or another. */
const asks = (key: string): string[] => [
	`(what does|what will|what would) ${key} do ${place}[?]`,
	`${place}[,|:] (what is ${key} for|what does ${key} do|${key} does what|what comes of ${key}|what is ${key} there)[?]`,
	`${key} ${place}[:|,|?] (what is it there|what then|what does that give|what changes|meaning)[?]`,
	`(does ${key} (do|mean) the same|is ${key} the same) (everywhere|in the chat and in a list|in the panels and in the box|wherever i am|in every part of the screen)[?]`,
	`(how many|which) (meanings|jobs|roles|uses) does ${key} have[?]`,
	`(where|in which places|in what part of the screen|in which view) does ${key} (count|have an effect|do something|apply|respond)[?]`,
	`(on what occasion|in what case|at which moment|for which task) (would|do) (i|people|you) (reach for|go for|want|need) ${key}[?]`,
	`(what would i lose|what would i miss|what breaks|what is missing) (without|if my keyboard had no) ${key}[?]`,
	`(somebody|my teacher|a video|the tutorial|the person before me) (presses|pressed|uses|kept pressing) ${key}[ here| in lisa|](, to what end|, what for|, i wonder why|. reason)[?]`,
	`(finish my sentence|fill in the blank|complete this)[:|,] (pressing ${key} will ...|${key} is the key that ...|with ${key} one can ...)`,
	`(should i|must i|had i better) (avoid|stay away from|be careful with|be afraid of|not touch) ${key}[?]`,
	`(my sleeve|my hand|the baby|a book|the dog) (slipped onto|fell on|was lying on|leaned on) ${key}[. damage|. what has it done|, consequences|, what now][?]`,
	`(i always thought|i assumed|i'd guess|surely) ${key} (does nothing|is only decoration|has no function|is dead here)[, am i wrong|, correct|, or not|][?]`,
	`${key} (to what end|for which purpose|to do what|to get what|in what case|leads where)[?]`,
	`(the caption|the tooltip|the sticker|the label|one line) for ${key}[, what would it say|: how would it read|][?]`,
	`(if|now that) (all|everything) i press is ${key}[,|:] (what will be different|what have i asked for|what am i telling lisa)[?]`,
	`(quiz|exam question|riddle)[:|,] (what is ${key} in lisa|${key} stands for which action|which action hides in ${key})[?]`,
	`(in words|in human words|in plain language|in a sentence)[:|,] ${key}[?]`,
];

/** The same of a slash word. */
const asksOfWord = (word: string): string[] => [
	`(the caption|the tooltip|one line|a footnote) for ${word}[, what would it say|: how would it read|][?]`,
	`(somebody|my teacher|a video|the tutorial|a post) (types|typed|tells me to type|recommends) ${word}[ here| in lisa|](, to what end|, what for|, i wonder why|. reason)[?]`,
	`(finish my sentence|fill in the blank|complete this)[:|,] (${word} will ...|${word} is the word that ...|with ${word} one can ...)`,
	`(on what occasion|in what case|at which moment|for which task) (would|do) (i|people|you) (go for|want|type) ${word}[?]`,
	`(is it harmless|is it dangerous|can it do harm|is it reversible|what is at stake) (to send|to type|when i type) ${word}[, what does it do|][?]`,
	`(sent|i have sent|somebody sent) ${word} (by accident|out of curiosity|without thinking)[. consequences|. what has it done|, what now][?]`,
	`${word} (to what end|for which purpose|to do what|to get what|in what case|leads to what)[?]`,
	`(i always thought|i assumed|i'd guess|surely) ${word} (does nothing|is sent to the model|is just text)[, am i wrong|, correct|, or not|][?]`,
	`(in words|in human words|in plain language|in a sentence)[:|,] ${word}[?]`,
	`(i put|i write|i place) ${word} (in the message box|as my message|at the start of the line) (and press enter|and send it)[:|,] (what follows|what am i telling lisa|what will be different)[?]`,
	`(quiz|exam question|riddle)[:|,] (what is ${word} in lisa|${word} stands for which action|which action hides behind ${word})[?]`,
	`(among the slash words|in the list after the slash|next to the other commands) (stands|there is|i read) ${word}[. its job|. its effect|, which does what|, for whom][?]`,
];

const rows: readonly Binding[] = keymap;
const bound = new Set(rows.flatMap(row => row.keys));
const unbound = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `Ctrl+${letter}`).filter(key => !bound.has(key));
const list = (ids: Iterable<[string, string[]]>): Wordings => Object.fromEntries(ids);

/**
What a key or a slash word does, asked in roundabout ways and of one place or another: for those that do something, and those that do nothing.
*/
export const keyQuestions: Wordings = {
	...list([...bound].map(key => [`key/${key}`, asks(spellings(key))])),
	...list([...unbound, 'F1', 'F2', 'F5', 'F10', 'F12'].map(key => [`unbound/${key}`, asks(spellings(key))])),
	...list(slashCommands.map(({name}) => [`slash/${name}`, asksOfWord(`(/${name}|/${name}|the slash word /${name}|the command /${name})`)])),
};
