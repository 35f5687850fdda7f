
import {alerts, type AlertName, type AlertRow} from '../../../../source/core/alerts.ts';
import {problems as table, type ProblemCode, type ProblemRow} from '../../../../source/core/problems.ts';
import {firstKey} from '../first-key.ts';
import {whatNow, whyThat} from '../follow-ups.ts';
import {telling, trouble, why} from '../frames.ts';
import type {Exchange, Topic} from '../topic.ts';
import {alertSigns} from './alert-signs.ts';
import {partings} from './smalltalk.ts';
import {symptoms} from './symptoms.ts';

const rows = Object.entries(table) as Array<[ProblemCode, ProblemRow]>;

/** What is left when the remedy was none. */
const stillThere: Exchange = {
	ask: ['(and |but |)(what if|if) (that|it) (does not|doesn\'t|did not|didn\'t|won\'t) (help|work|fix it|change anything)[?]', '(i tried that|did that|done that|tried it)[,| and| but|] (no luck|same thing|still the same|it did not help|nothing changed|no change)[. what else|, what now|][?]', '(it|that) (still|again) (fails|happens|says so|does not work)[. what else|, and now|][?]', '(where|how) (do|can|should) i (report|tell you about|send|file) (it|that|this|a bug)[?]', '(is there|where is|where do i find|show me) (a|the) log[ for that| of it|][?]', '(is that|could that be|looks like) a bug[?| - report it?| where do i report it?]'],
	answer: [table.unexpected.hint],
};

const codeTopics = rows.map(([code, row]): Topic => ({
	id: `problem/${code}`,
	ask: [...trouble(`(${[row.symptom, row.symptom, ...(symptoms[code] ?? [])].join('|')})`), ...telling(`(${[row.symptom, row.symptom, ...(symptoms[code] ?? [])].join('|')})`), ...why(`(${row.symptom}|${(symptoms[code] ?? [row.symptom]).join('|')})`)],
	answer: [`${row.cause} ${row.hint}`],
	follow: () => [
		{ask: [...whyThat, '(but |and |)why (does that happen|did that happen|does this happen|would that happen|did it do that|to me|again)[?]', '(what causes it|what is the cause|what is the reason|where does it come from|what went wrong|what happened|what did i do wrong|how did that happen|who is to blame|is it my fault)[?]'], answer: [row.cause]},
		{ask: whatNow, answer: [row.hint]},
		{ask: whatNow, answer: [row.hint]},
		{ask: ['(what is|what\'s|whats|which is|tell me) the exit (code|status)[ for that| of that| then][?]', '(what|which) (exit code|exit status|code|number) (is that|does that give|comes with it|would a script see)[?]', '(and|) the exit code[?]', '(exit code|exit status|return code|status code|which code|what code)[ then| please|][?]', '(and |)(in|from|for) (a script|my script|cron|ci|a shell script)[, which (code|exit code|number)|, what code|: exit code|][?]', '(what|which) (number|code|status) (does|will|would) (lisa|it|the command) (return|exit with|end with|give)[?]', '(how|by what) (does|would|can) (a script|my script|cron) (see|notice|tell|know) (that|it)[?]'], answer: [`The exit code is ${row.exitCode}.`]},
		stillThere,
		...partings,
	],
	weight: code === 'cancelled' ? 0.5 : code === 'out-of-memory' ? 3 : 1.5,
}));

const alertTopics = (Object.entries(alerts) as Array<[AlertName, AlertRow]>).map(([name, row]): Topic => ({
	id: `alert/${name}`,
	ask: [...trouble(`(${[row.sign, row.sign, ...alertSigns[name]].join('|')})`), ...telling(`(${[row.sign, row.sign, ...alertSigns[name]].join('|')})`), ...why(`(${row.sign}|${alertSigns[name].join('|')})`), `(what does|what is|explain) the (alert|warning) (about |that |)(${row.sign}|${alertSigns[name].join('|')})[ mean][?]`],
	answer: [`${row.cause} ${row.hint}`],
	follow: () => [
		{ask: [...whyThat, 'why (does that happen|does that matter|is that bad)[?]', '(is that|is it) (bad|serious|dangerous|a problem)[?]', '(what causes it|what is the cause|so what|what does it mean for me)[?]'], answer: [row.cause]},
		{ask: whatNow, answer: [row.hint]},
		...partings,
	],
	weight: 1.5,
}));

const exitCodes = [...new Set(rows.map(([, row]) => row.exitCode))];
const exitTopics = exitCodes.map((exitCode): Topic => ({
	id: `exit/${exitCode}`,
	ask: [`(what does|what is|what's|explain) (exit code|exit status|return code|code) ${exitCode} [mean][?]`, `(lisa ask|lisa|it|my script|the command) (exited|ended|failed|returned|stopped|quit) with (code|status|exit code|) ${exitCode}[. why?|?|. what does it mean?]`, `(exit code|exit status|return code|exit) ${exitCode}[?]`, `(why do i get|i got|got|i get) (exit code|exit status|status) ${exitCode}[?]`],
	answer: [`Exit code ${exitCode} means: ${rows.filter(([, row]) => row.exitCode === exitCode).map(([, row]) => row.symptom).join('; or ')}.`],
	weight: 0.6,
}));

const told = (symptom: string): string[] => [...trouble(symptom), ...telling(symptom)];

const advice: Topic[] = [
	{
		id: 'trouble/slow',
		ask: [...told('(it is slow|it is very slow|the model is slow|the answers are slow|generation is slow|lisa is too slow|replies take forever|it takes ages|tokens come slowly|the speed is bad|it is sluggish|everything crawls|so few tokens per second|i get only one token per second|one word every few seconds|it crawls|every answer takes minutes|it runs too slowly|the words come one by one|the output is very slow|performance is poor)'), '(how do i|how can i|how to) (make it|make the model|make lisa|get it|make replies) (faster|quicker|speed up)[?]', '(speed it up|speed up|make it faster|improve performance|improve the speed|more speed|get more speed|any trick for more speed|tips for speed|speed tips)[?]', ...why('(it so slow|lisa so slow|the model slow|generation slow|this slow)')],
		answer: [`Go down a rung with ${firstKey('rung-down')}, choose a smaller model, or close what else uses the CPU. Never use more threads than free cores: that makes it far slower.`],
		weight: 5,
	},
	{
		id: 'trouble/driver',
		ask: [...told('(the gpu driver is wrong|the driver is broken|cuda does not work|cuda is missing|there is a driver mismatch|nvidia-smi fails|my graphics card is not used|the gpu is idle|the gpu panel is empty)'), '(how do i|how can i|how to) (check|see|test) (the gpu|my gpu|the driver|the gpu driver|the status of the gpu|cuda)[?]', '(what is|what\'s) nvidia-smi[?]', 'nvidia-smi[?]', '(gpu|driver) (problems|issues|trouble|problem|issue)[?]', '(how do i|how can i|can i) (verify|make sure|know|find out) (that|if|whether) (my|the) (driver|graphics driver|gpu driver|card|gpu|cuda) (works|is fine|is ok|is right|is installed)[?]'],
		answer: ['Run `nvidia-smi`: it shows the card, its driver and its memory. If it fails, install or update the driver and restart.'],
		weight: 4,
	},
	{
		id: 'trouble/wrong-answers',
		ask: told('(the answers i get are bad|its answers are rubbish|i get rubbish|it writes garbage|the replies are poor|the answers are bad|the answers are wrong|your answers are nonsense|the model is stupid|the model writes nonsense|it makes things up|the quality is bad|it talks gibberish|the output is garbage)'),
		answer: [`Go up a rung with ${firstKey('rung-up')} if one fits: more bits, better answers. If it is the built-in guide that you talk to, load a bigger model with \`lisa --model path/to/file.gguf\`.`],
		weight: 2.5,
	},
	{
		id: 'trouble/swapping',
		ask: [...told('(my pc swaps all the time|swapping does not stop|the machine is swapping|the system swaps|swap is full|the disk is busy all the time|the whole computer freezes|the computer hangs|swap usage is high|everything hangs)'), '(what is|what\'s|explain) (swapping|swap|swap space|swap memory)[?]'],
		answer: [`Swapping means that memory is full and pages go to disk, which makes every token wait. Go down a rung with ${firstKey('rung-down')}, choose a shorter context, or close what else uses memory.`],
		weight: 2.5,
	},
	{
		id: 'trouble/log',
		ask: ['(where is|where are|how do i find|how do i see|show me|where can i find) (the log|the logs|the log file|log files|lisa\'s log)[?]', '(logs|log file|log)[?]', '(where|what file|which file) does (it|lisa) (write|log|keep|store) (its|the|) (log|logs|errors|log file|messages)[ to]?', '(how do i|where do i|where can i|how can i) report (a bug|a defect|an error|a problem|a crash)[?]', '(found a bug|there is a bug|it crashed|lisa crashed|i found a defect)'],
		answer: [table.unexpected.hint],
		weight: 2.5,
	},
	{
		id: 'trouble/garbled',
		ask: told('(symbols look weird|i see strange symbols|letters are broken|my screen shows strange characters|the screen is garbled|the screen looks broken|characters look strange|there are boxes instead of symbols|the layout is broken|the graphs look wrong|the display is messed up)'),
		answer: ['Check that the terminal uses UTF-8 and a font with braille characters, and make the window at least 60 columns wide to see the panels.'],
		weight: 1.5,
	},
];

/** What goes wrong, why, and what to do about it. */
export const problems: readonly Topic[] = [...codeTopics, ...alertTopics, ...exitTopics, ...advice];
