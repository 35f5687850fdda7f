import {firstKey} from '../first-key.ts';
import type {Topic} from '../topic.ts';

const contrast = (id: string, one: string, other: string, answer: string): Topic => {
	const [a, b] = [`(${one})`, `(${other})`];
	const both = `(${a} and ${b}|${b} and ${a})`;
	return {
		id: `contrast/${id}`,
		ask: [
			`(what is|what's|whats|explain|tell me) the (difference|distinction) between ${both}[?]`,
			`(difference|differences) (between |of |)${both}[?]`,
			`(${a} (vs|versus|or|against|compared to) ${b}|${b} (vs|versus|or|against|compared to) ${a})[, which one|, what is the difference|, which do i want|][?]`,
			`how (is ${a} different|does ${a} differ) from ${b}[?]`,
			`how (is ${b} different|does ${b} differ) from ${a}[?]`,
			`(is|isn't|are) ${a} (the same|the same thing|just another word|another name) (as|for) ${b}[?]`,
			`(when do i|should i|do i) (use|take|want) ${a} (or|and when|rather than|instead of) ${b}[?]`,
			`(i mix up|i confuse|i always mix up|don't confuse|i can't tell apart) ${both}[, which is which|][?]`,
			`(why are there|do i need|what is the use of) both ${both}[?]`,
			`(does|will) ${a} do the same as ${b}[?]`,
		],
		answer: [answer],
		weight: 0.6,
	};
};

/** Pairs that are easily taken for one another. */
export const contrasts: readonly Topic[] = [
	contrast('undo-edit', '/undo|taking a message back', '/edit|editing my last message|editing a message', '/undo takes back your last message and its answer; /edit lets you change that message, and the old branch is kept.'),
	contrast('copy-export', '/copy|copying the answer', '/export|exporting the chat|exporting the conversation', '/copy puts the last answer on the clipboard; /export [FILE] writes the whole conversation to a file.'),
	contrast('copy-code', '/copy|copying the answer', '/code|copying the code', '/copy takes the whole last answer and /code only the last code block, both to the clipboard.'),
	contrast('detach-quit', `${firstKey('detach')}|ctrl q|detach|/detach|detaching|leaving the screen`, `${firstKey('quit')}|quit|/quit|quitting`, `${firstKey('detach')} leaves the screen and lets the host go on; ${firstKey('quit')} quits when nothing is running, and the conversation is saved.`),
	contrast('quit-stop', 'quit|/quit|quitting|quitting lisa', 'lisa stop|`lisa stop`|the stop command of the shell', `Quitting with ${firstKey('quit')} closes the screen and saves the conversation; \`lisa stop\` ends the host and the engine, and frees their memory.`),
	contrast('reply-quit', `${firstKey('stop')}|esc|stopping the reply|stopping an answer`, `${firstKey('quit')}|ctrl c|ctrl-c|quitting`, `${firstKey('stop')} stops the reply that is running; ${firstKey('quit')} stops it too, and quits when nothing is running.`),
	contrast('draft-undo', `${firstKey('undo-edit')}|ctrl underscore|undo in the composer|undoing my typing`, '/undo|undoing a sent message', `${firstKey('undo-edit')} takes back the last change to the message you are writing; /undo takes back your last message and its answer.`),
	contrast('undo-redo', `${firstKey('undo-edit')}|ctrl underscore|undo in the composer`, `${firstKey('redo-edit')}|redo|redo in the composer`, `${firstKey('undo-edit')} takes back the last change to the message; ${firstKey('redo-edit')} brings back a change that was taken back.`),
	contrast('history-search', `${firstKey('history-search')}|ctrl r|searching my messages|history search`, '/search|searching conversations|searching the chats', `${firstKey('history-search')} searches the messages you sent; /search WORDS finds words in every conversation.`),
	contrast('ladder-picker', `${firstKey('ladder')}|ctrl t|the ladder|/ladder`, `${firstKey('models')}|alt m|the picker|the model picker|/models`, `${firstKey('ladder')} opens the ladder, the quantizations of this model; ${firstKey('models')} opens the picker, every model on this box.`),
	contrast('again-continue', '/again|answering again|regenerating', '/continue|continuing an answer|going on with an answer', '/again answers the last message again; /continue goes on with an answer that was cut short.'),
	contrast('new-delete', '/new|a new conversation|starting a new chat', '/delete|deleting this conversation|deleting the chat', '/new starts a new conversation and keeps this one; /delete, given twice, deletes this one.'),
	contrast('top-doctor', 'lisa top|`lisa top`|the top command', 'lisa doctor|`lisa doctor`|the doctor command', '`lisa top` shows the panels and processes live; `lisa doctor` holds this box against what models need.'),
	contrast('doctor-bench', 'lisa doctor|`lisa doctor`|the doctor command', 'lisa bench|`lisa bench`|the bench command|the benchmark', '`lisa doctor` holds this box against what models need; `lisa bench` measures its speed in tokens per second.'),
	contrast('metrics-record', 'lisa metrics|`lisa metrics`|the metrics command', 'lisa record|lisa record export|`lisa record export`', '`lisa metrics` serves the samples to Prometheus; `lisa record export` writes out what was measured.'),
	contrast('pull-quantize', 'lisa pull|`lisa pull`|pulling a model', 'lisa quantize|`lisa quantize`|quantizing a model in the shell', '`lisa pull` fetches a model from the network; `lisa quantize` makes another rung of a file that is here.'),
	contrast('models-fit', 'lisa models|`lisa models`', 'lisa models fit|`lisa models fit`', '`lisa models` lists what is on this box; `lisa models fit` shows what the models of the catalog need here.'),
	contrast('context', '--context|lisa --context', '/context|the slash command /context', '`lisa --context N` sets the context at the start; /context N loads the model again with a context of N tokens.'),
];
