import type {Wordings} from './wordings.ts';

/** Asks of two things that are taken for one another, in words the pairs do not have yet. */
const pair = (one: string, other: string): string[] => {
	const [a, b] = [`(${one})`, `(${other})`];
	return [
		`(i never know|i can never remember|no clue|can't decide|unsure) (whether to use|whether i want|if i need|if it should be|when to take) ${a} or ${b}[?]`,
		`${a}[,|:] (isn't that just|that is merely|is that not simply|surely that equals) ${b}[?]`,
		`what (can|does) ${a} do that ${b} (doesn't|can't|won't)[?]`,
		`what (can|does) ${b} do that ${a} (doesn't|can't|won't)[?]`,
		`(my colleague|someone|a friend|a post) (says|told me|insists|claims) ${b} is (no different from|identical to|as good as|interchangeable with) ${a}[, is that so|, correct|, true|][?]`,
		`(untangle|sort out|keep apart|contrast) ${a} and ${b}[ for me| please| in one line|]`,
		`(so|ok so|wait,|hold on,) ${a} is one thing and ${b} (another|something else)(, how so|: explain| - in which way)[?]`,
		`both ${a} and ${b} (exist|are listed|are in the help)[,|:] (why two|which does what|what's each for)[?]`,
	];
};

/**
What sets two things apart that are taken for one another, as very different people ask for it.
*/
export const contrastVoices: Wordings = {
	'contrast/undo-edit': [
		...pair('/undo|taking back a message', '/edit|altering a sent message'), '(a wrong word|a typo) in (my|the) (sent |last |)message[,|:] (is that /undo or /edit|/edit or /undo)[?]', 'which of /undo and /edit (keeps|removes|loses|alters) (the old answer|the branch|my message)[?]', '(does /edit|will /edit) (throw away|lose) the (old answer|old branch) (as /undo does|like /undo)[?]',
	],
	'contrast/copy-export': [
		...pair('/copy|copying the reply', '/export|saving the chat as a file'), '(clipboard or file|a file or the clipboard)[,|:] (/copy or /export|which of /copy and /export)[?]', '(does /copy|will /copy) (take|get) the whole (chat|conversation)(, or is that| or is that|, or do i need) /export[?]',
	],
	'contrast/copy-code': [
		...pair('/copy', '/code'), '(whole answer or only the script|text and code or only code)[,|:] (/copy or /code|which of /copy and /code)[?]', '(does /copy|will /copy) (include|take along) the (whole text|prose)(, and /code| and does /code|, or only /code)[?]',
	],
	'contrast/detach-quit': [
		...pair('ctrl+q|/detach|detaching', 'ctrl+c|ctrl+d|/quit|quitting'), '(q or c|c or q) with ctrl[,|:] which (ends|closes|leaves) (lisa|the screen) and keeps the host running[?]', '(does the host go on|what goes on|what stays) after (detaching|ctrl q)[,|:] (and after quitting|but not after quitting)[?]',
	],
	'contrast/quit-stop': [
		...pair('/quit|quitting the screen|ctrl+c', 'lisa stop'), '(does|will) (/quit|quitting|closing the screen) (free|release) the (memory|vram)(, or does only lisa stop|, or does that take lisa stop| or is that lisa stop)[?]', '(i quit|i closed it)[,|:] (why|what for) (is there|would i need) lisa stop (too|as well|on top)[?]',
	],
	'contrast/reply-quit': [
		...pair('escape|esc|interrupting the answer', 'ctrl+c|quitting'), '(esc or ctrl c|ctrl c or escape)[,|:] (to interrupt|to shut it up|when it rambles)[?]', '(will|does) ctrl c (throw me out|end lisa|close the screen) (or just|or only|, or) (stop|interrupt) the (answer|reply)[, and esc|][?]',
	],
	'contrast/draft-undo': [
		...pair('ctrl+_|ctrl underscore|taking back what i typed', '/undo|taking back what i sent'), '(undo while typing|undo in the message box) (or|and) undo (after sending|of a sent message)[,|:] (which is which|two undos|how do they differ)[?]', '(two|both) (undos|kinds of undo)[,|:] (ctrl underscore and /undo|one key, one slash word)[?]',
	],
	'contrast/undo-redo': [
		...pair('ctrl+_|ctrl underscore|undo while typing', 'alt+/|ctrl+^|redo while typing'), '(back and forth|undo and redo|backward and forward) (in the message i type|while typing|in the composer)[,|:] (which key is which|both keys)[?]',
	],
	'contrast/history-search': [
		...pair('ctrl+r|searching what i sent', '/search|searching all the talks'), '(my own prompts or whole chats|only my prompts or answers too)[,|:] (ctrl r or /search|what searches what)[?]', '(does|will) ctrl r (find|search) (answers|words in other chats) (too|as well)(, or is that| or is that|, or do i need) /search[?]',
	],
	'contrast/ladder-picker': [
		...pair('ctrl+t|/ladder|the ladder', 'alt+m|/models|the picker'), '(another quant or another model|same model, other bits, or another model)[,|:] (ctrl t or alt m|ladder or picker)[?]', '(two|both) lists[,|:] (ladder and picker|ctrl t and alt m)[,|:] (which has the quants|which has the models)[?]',
	],
	'contrast/again-continue': [
		...pair('/again|ctrl+s|a fresh answer', '/continue|finishing a cut answer'), '(a new answer or the rest of it|from scratch or onward)[,|:] (/again or /continue|which of /again and /continue)[?]', '(does /again|will /again) (throw away|restart) what /continue (would finish|would go on with)[?]',
	],
	'contrast/new-delete': [
		...pair('/new|ctrl+n|an empty chat', '/delete|erasing this chat'), '(does /new|will ctrl n|does ctrl n) (erase|wipe|throw away) (this chat|the old one) (as /delete does|like /delete)[?]', '(keep it or lose it|start fresh)[,|:] (/new or /delete|which of /new and /delete keeps the old chat)[?]',
	],
	'contrast/top-doctor': [
		...pair('lisa top', 'lisa doctor'), '(watching or checking|live figures or a verdict)[,|:] (lisa top or lisa doctor|top or doctor)[?]', '(does lisa doctor|will the doctor) (show|list) (processes|live graphs) (as lisa top does|like lisa top)[?]',
	],
	'contrast/doctor-bench': [
		...pair('lisa doctor', 'lisa bench'), '(is my box ready|is it good enough) or (how fast is it|what speed has it)[,|:] (lisa doctor or lisa bench|doctor or bench)[?]', '(does lisa doctor|will the doctor) (measure|tell) the speed(, or is that| or is that|, or do i need) lisa bench[?]',
	],
	'contrast/metrics-record': [
		...pair('lisa metrics', 'lisa record export'), '(live to grafana or a file afterwards|prometheus or a csv of the past)[,|:] (lisa metrics or lisa record|metrics or record)[?]', '(past samples|what was measured)[,|:] (lisa metrics or lisa record export|does lisa metrics have it, or lisa record)[?]',
	],
	'contrast/pull-quantize': [
		...pair('lisa pull', 'lisa quantize'), '(get a q4|come by a Q4_K_M)[,|:] (download it with lisa pull or make it with lisa quantize|lisa pull or lisa quantize)[?]', '(does lisa quantize|will lisa quantize) (need the internet|download anything) (as lisa pull does|like lisa pull)[?]',
	],
	'contrast/models-fit': [
		...pair('lisa models', 'lisa models fit'), '(files i have or models i could get|on my disk or in the catalog)[,|:] (lisa models or lisa models fit|with or without fit)[?]', '(why|what) (does the word fit|does fit) (add|change) (after|behind|in) lisa models[?]',
	],
	'contrast/context': [
		...pair('--context|lisa --context', '/context'), '(at launch or in the chat|before or during the chat)[,|:] (--context or /context|two dashes or a slash) (for the context|for more tokens)[?]', '(dashes|two dashes) or (a slash|slash) (before|in front of) context[?]',
	],
};
