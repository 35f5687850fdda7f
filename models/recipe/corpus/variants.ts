import type {Random} from './random.ts';

/** What other people write in place of a word or a phrase: from one country to the next, from one trade to the next, and from one hand to the next. */
const table = `
color: colour
colour: color
do not: don't | dont
don't: do not | dont
does not: doesn't | doesnt
doesn't: does not | doesnt
cannot: can't | cant | am not able to | am unable to
can't: cannot | cant | am not able to | fail to
won't: will not | wont | refuses to | doesn't want to
what is: what's | whats | what would be
what's: what is | whats
what does: what would | whats | what will
i'm: i am | im
i am: i'm | im
it's: it is | its
that's: that is | thats
you: u
your: ur
are: r
how do i: how to | how can one | how would I | how does one | how am I supposed to | how might I | by what means do I | what's the way to | in what way do I
how can i: how could I | how do you | how would one | how to
how much: what amount of | how many GB of
how many: what number of | how much
how long: what length of time
how big: how large | what size
how fast: how quick | at what speed | at what rate
can i: could I | am I able to | may I | would I be able to | is it possible for me to | is there any way I can
can you: could you | are you able to | would you be able to
i want to: I wanna | I'm looking for a way to | I wish to | I'd love to | my aim is to | gotta
i'd like to: I would like to | I want to | I fancy to
i need to: I have to | I must | I've got to | I ought to
let me: allow me to | I'd like to | help me
is there: do you have | does there exist | have you got | does lisa offer
which: what | wich
what: wat | wot
where is: wheres | where's | where would I find | where can I find
where do i: where can I | in which place do I | where should I
why does: how come | for what reason does
why is: how come | for what reason is
what happens: what occurs | what goes on | what will happen
tell me: let me know | inform me | say
explain: clarify | make clear | elaborate on | spell out
describe: outline | sketch | characterise
please: plz | pls | kindly
conversation: chat | dialogue | talk | thread | discussion | session | exchange
conversations: chats | threads | dialogues | talks | discussions | sessions
chat: conversation | dialogue | talk | session
the model: it | the LLM | the AI | the llm | the neural net | this model | the language model
model: LLM | AI model | language model
models: LLMs | AI models | language models
reply: answer | response | output | generation
answer: reply | response | output
response: reply | answer
message: prompt | input | text | note | msg
messages: prompts | inputs | msgs
prompt: message | input | query
question: query | prompt | request
text: txt | words | content
typing: writing | entering | keying in
type: write | enter | key in
write: type | compose | enter
send: submit | post | deliver | dispatch | fire off
quantization: quantisation | quant | compression level | precision
quantizations: quants | quantisations | precisions | compression levels
quant: quantization | precision
rung: quantization | step | level
machine: box | computer | PC | workstation | system | rig | server
computer: machine | PC | box | workstation | laptop | rig
workstation: machine | computer | PC | box
key: shortcut | hotkey | keybinding | button | keystroke | key combo | binding
keys: shortcuts | hotkeys | keybindings | bindings | key combos
shortcut: key | hotkey | keybinding | key combo
gpu: graphics card | card | video card | GPU
graphics card: gpu | video card | GPU | card
card: gpu | graphics card | GPU
cpu: processor | CPU
processor: cpu | CPU | chip
vram: video memory | gpu memory | graphics memory | VRAM | memory of the card
ram: main memory | system memory | RAM
memory: mem
disk: drive | SSD | ssd | storage | hard drive | nvme
network: net | connection | internet
press: hit | push | use | strike | tap | punch
show: display | reveal | present | list | give me | bring up | let me see
shows: displays | says | presents | tells
see: view | look at | watch | check | inspect | read
look at: inspect | view | see | examine | check
watch: monitor | observe | keep an eye on | follow | track
bigger: larger | heavier | greater
smaller: lighter | tinier | more compact
faster: quicker | speedier | more quickly
slower: more slowly | more sluggish | less quick
slow: sluggish | laggy | crawling | snail-like
fast: quick | speedy | rapid | snappy
big: large | huge | great | massive
small: little | tiny | compact | mini
better: superior | nicer | finer | preferable
worse: poorer | inferior | lower in quality
best: finest | optimal | top | ideal
good: fine | decent | okay | solid
bad: poor | terrible | awful
the: teh | da
and: & | n | plus
with: w/ | using
because: coz | since | as
people: ppl | folks | users
through: thru | via
between: among | in between
before: prior to | ahead of
after: following | once
delete: remove | erase | wipe | get rid of | throw away | trash | drop | discard
remove: delete | erase | take out | get rid of | drop
erase: delete | wipe | clear
clear: empty | wipe | reset | clean
open: bring up | pull up | launch | get to | call up | pop up
close: shut | dismiss | leave | hide | exit
hide: conceal | put away | get rid of
stop: halt | abort | interrupt | cancel | cut off | end | break off | kill
quit: exit | leave | get out of | close | end | shut down | terminate
exit: quit | leave | get out of | close
leave: quit | exit | get out of
cancel: abort | call off | stop
start: begin | launch | fire up | run | kick off | spin up
starting: launching | beginning | running
run: start | launch | execute | use
restart: start again | relaunch | reboot
continue: go on | carry on | resume | proceed | keep going
resume: continue | pick up | go on with
pause: hold | freeze | suspend | halt
freeze: hold | pause | hang
switch: change | move | swap | jump | hop | go
change: alter | modify | switch | adjust | set | edit | tweak
set: change | adjust | configure | pick
adjust: change | tune | tweak | set
move: go | shift | jump | travel
go: move | get | jump | switch
go back: return | get back | come back
lisa: LISA | Lisa
use: make use of | employ | utilise | work with | apply
needs: requires | takes | wants | demands | uses
need: require | take | want
takes: needs | requires | uses
find: locate | look up | search for | track down | discover
search: look | hunt | grep | query
search for: look for | find | hunt for
command: cmd | instruction | option
context: ctx
save: store | keep | write out | preserve
saved: stored | kept | written | preserved
store: save | keep | hold
keep: retain | hold on to | preserve | save
lost: gone | missing | vanished
copy: duplicate | grab | yank | take
export: save out | dump | write out | extract
file: document | doc | item
files: documents | docs
folder: directory | dir
name: title | label
rename: retitle | give another name to | change the name of | relabel
list: overview | listing | enumeration
screen: display | terminal | window | view | UI | interface
panel: pane | box | widget | section | window
panels: panes | boxes | widgets | sections
scroll: move | page | go
scroll up: page up | go up | move up
line: row
lines: rows
picture: image | drawing
chart: graph | plot | curve
graph: chart | plot
load: open | start | bring in | use
loading: opening | starting up | coming up
load a model: start a model | open a model | get a model running | bring up a model
download: fetch | get | pull | grab | obtain
get: obtain | fetch | receive | have
install: set up | put on my machine | deploy
fit: go | squeeze | fit in | have room | be held
fits: goes | has room | squeezes
works: functions | operates | runs
work: function | operate | run
error: failure | fault | problem | bug
problem: issue | trouble | difficulty | fault
broken: damaged | corrupt | faulty | defective
crash: die | fall over | go down | blow up
crashed: died | fell over | went down | blew up
fails: breaks | does not work | goes wrong | errors out
happened: occurred | went wrong | took place
difference: distinction | contrast
mean: stand for | say | signify | indicate
means: stands for | says | signifies | is about
recommend: suggest | advise | propose
choose: pick | select | decide on | opt for | take
pick: choose | select | take
should i: ought I to | do I have to | would you advise me to
worth: worthwhile
settings: options | preferences | configuration | config
option: setting | flag | switch | parameter
options: settings | flags | switches | parameters
again: once more | one more time | anew | a second time
another: a different | some other | one more
all: every one of | each of
many: lots of | a lot of | plenty of
enough: sufficient | adequate
only: just | merely | solely
maximum: most | upper limit | greatest
offline: without internet | without a network | with no connection
safe: secure | harmless
private: confidential | secret
temperature: temp | heat
speed: pace | rate | throughput | tok/s
quality: accuracy | goodness | intelligence
currently: right now | at the moment | now
now: right now | at this point
quickly: fast | in a hurry | rapidly
thanks: thank you | thx | cheers | ta
hello: hi | hey | greetings | howdy
`;

/** Each with what finds it: a whole word, and not the word after `lisa`, which is a command. */
const variants = table.trim().split('\n').map(row => {
	const [from, others] = row.split(': ', 2);
	return {pattern: new RegExp(String.raw`(?<![\w'/-]|lisa )${from!}(?![\w'/-])`), others: others!.split(' | ')};
});

/** The text with one of its words or phrases put otherwise. */
function varyOnce(text: string, random: Random): string {
	const fitting = variants.filter(({pattern}) => pattern.test(text));
	if (fitting.length === 0) {
		return text;
	}

	const {pattern, others} = random.pick(fitting);
	const other = random.pick(others);
	return text.replace(pattern, () => other);
}

/**
The text with one to three of its words or phrases put as others would put them.
*/
export function vary(text: string, random: Random): string {
	let varied = text;
	for (let left = 1 + random.integer(3); left > 0; left--) {
		varied = varyOnce(varied, random);
	}

	return varied;
}
