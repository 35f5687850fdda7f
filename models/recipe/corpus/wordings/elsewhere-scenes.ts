import {oneOf} from '../one-of.ts';
import {moreThings} from '../subjects/more-things.ts';
import {things} from '../subjects/things.ts';
import type {Wordings} from './wordings.ts';

const device = oneOf(moreThings.devices);
const ails = oneOf(moreThings.ails);
const software = oneOf(moreThings.software);
const anything = oneOf(moreThings.dishes, moreThings.nature, moreThings.past, moreThings.arts, moreThings.games, moreThings.papers);

/**
Everyday scenes with a question at their end, the bare words and counter-questions of a talk about something else, and once more the other languages and heaps, so that they keep their share.
*/
export const elsewhereScenes: Wordings = {
	'elsewhere/any': [
		...things.foreign,
		'§',
'¶',
'~[?]',
'~ ~[?]',
'~ ~ ~ ~[?]',
'~ # ~[?]',
'(what|who|how|why|where|when) ~[?]',
'(is|are|can|does|do) ~ ~[?]',
'(my|the|a) ~ (is|has|won\'t|can\'t|keeps|needs) ~[?|.|]',
		`(i'm standing|i am sitting|we are|i'm stuck) (in the kitchen|in the garage|at the airport|in the bathroom|on the motorway|in front of the house|at the doctor's|in a hotel) and ${device} ${ails}[. what now|. any quick trick|][?|.|]`,
		'(my guests come in an hour|the kids are hungry|it is her birthday|my flight leaves at six|the exam is tomorrow|we move on friday|the vet is closed)[,|.| and] (what can i cook|what do i wear|how do i get there|what do i give her|what should i learn first|who can help with boxes|what may the dog eat)[?]',
		'(the bar|a bar|the pub|the line|the window|the board|the tank) (in our street|at the beach|of my shower|at the bakery|of my car|on the surf shop|at the theatre) (closed|is red with rust|was too long|won\'t open|broke|is nearly empty|was sold out)[. where else|, how do i fix it|. what now|][?|.|]',
		'(memory|speed|heat|space|power|time|pressure) (is my weak point in exams|limit on the motorway|in my bedroom in august|for a second cot|went out in our street|is what my marriage needs|in my tyres is low|at work makes me ill)[. what helps|, any advice|][?|.|]',
		'(i forgot|i lost|i can\'t find) (my umbrella|our anniversary|the pin of my card|his name|the tickets|my gym locker code|the words of the song|where i parked|the recipe|my glasses|a friend\'s birthday)[. what now|, help|][?|.|]',
		'(how long|how much|how many|how often|how far|how late) (until christmas|to the station|for a haircut|eggs a week|to water a cactus|may kids stay up|is a marathon|guests fit in a tent|sugar is in honey|does milk keep|do cats sleep)[?]',
		'(is it|would it be|was it) (rude|safe|legal|too late|normal|worth it) (to tip in japan|to swim after lunch|to tape a phone call|to plant garlic in may|to cry at work|to buy gold now|to drive at eighty|to ask her out|to reheat rice|to wear white|to wake a sleepwalker)[?]',
		'(what happens|what would happen) (if|when) (i swallow gum|the moon vanishes|i don\'t pay the fine|a bee stings a dog|i mix bleach and vinegar|the bees die|i miss the last train|the queen dies|i eat only apples|the ice melts|i skip breakfast)[?]',
		'(does|do|will|can) (garlic|aspirin|the dog|a cactus|my neighbour|the museum|this shirt|the ferry|a pension|plums|the bakery|my ears) (help against mosquitoes|open on sunday|shrink in the wash|need sunlight|have to pay|run in winter|freeze well|get used to loud music|bite|ripen indoors)[?]',
		`(in|with) ${software}[,|:] (i keep getting|there is|suddenly i see|someone sent me) (an odd popup|a strange invoice|a friend request|an advert|a locked file|a blurry picture|a grey box|a wrong date)[. what is that|, how do i get rid of it|][?|.|]`,
		`(does|can|will|is) ${software} (have a dark mode|work offline|run on my tablet|cost anything|store my data|support plugins|import pdfs|safe for kids|better than ${software}|free for students|read my mail|have shortcuts)[?]`,
		`(what is|what's|is there|got) (the alternative to|a free version of|a good tutorial for|a cheat sheet for|an app like|a plugin for|the newest version of|a course on) ${software}[?]`,
		'(chrome|my phone|the playstation|an android|the xbox|my tablet|firefox|premiere|a game|my camera) (says|tells me|warns) (storage almost full|memory is low|disk is full|it is too hot|a new version is there|the network is unreachable|the file is corrupt|the download failed)[. what can i delete|, what now|, why|][?]',
		'(how much|what) (memory|ram|storage|disk|gpu|graphics card|processor) (does (photoshop|a game server|a nas|a home cinema|my phone|a video editor|a ps5|minecraft with shaders|a wordpress site)) (need|have|want|take)[?]',
		'(the|my) (download|update|upload|backup|sync|installation) (of|for) (windows|a film|my photos|the game|ios|spotify|my phone|the printer software|the xbox) (is stuck|failed|takes forever|broke off|stopped at 99|is incomplete)[. what now|, why|][?]',
		'(rename|delete|export|search|continue|resume|edit|copy|stop|compare|load|save|undo) (my instagram|a facebook group|the photos on my phone|a youtube channel|the bins outside|my netflix series|a half-knit scarf|a birth certificate|the noise next door|two schools|the van|my marriage|a tattoo|a haircut|the penguins|a wedding|an oak tree)[?| please|, how|]',
		`(so|and|but|ok so|wait,) (is ${anything} (good|old|expensive|dangerous|real|french)|do people still like ${anything}|who invented ${anything}|where does ${anything} come from|what does ${anything} cost)[?]`,
		`${anything}[,|:| -] (yes or no|thoughts|true or myth|worth it|who knows more|any good|your opinion|how come|since when|in which country|for how much)[?]`,
		'(nice weather|lovely sunshine|what a match|crazy traffic|long day at work|such a boring lesson|terrible coffee|great concert|poor grandma|my feet hurt|snow at last|so many emails)[ today| again| yesterday|][, isn\'t it|, don\'t you think|. what about you|. what do you say|][?|!|.|]',
		'(guess what|you know what|listen|imagine|believe it or not)[,|:|!] (i am getting married|my sister had twins|we won the cup|the cat is back|i got the job|it snowed in june|my boss resigned|i saw a whale|he proposed|we bought a boat)[!|.|]',
		'(a|one|my) (friend|colleague|cousin) (of mine |)(says|told me|swears|claims) (carrots help you see|goldfish forget everything|the earth is hollow|coffee stunts growth|elvis is alive|bulls hate red|you can see the wall from space|cold water cures a cold|hair grows back thicker)[. true|, is that so|. is it a myth|][?]',
		'(help me|i need help|please help|can you help)[,| -|:| with] (my maths homework|my chemistry exam|a wedding toast|choosing a name|my tax form|my sick hamster|a broken heart|a crossword, seven letters|moving to spain|my english essay|a job interview|a logo|my garden)[?|.|]',
		'(make|give|find|get|show|bring|tell) me (a sandwich|a reason to live|a cheap flight|the way to the beach|a good nickname|today\'s horoscope|a picture of a cat|the lottery numbers|a coffee|some motivation|a bedtime story|a date for saturday|the latest gossip|an outfit for work)[ please| now|][!|?|.|]',
	],
};
