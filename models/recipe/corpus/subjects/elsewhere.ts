
import type {Exchange, Topic} from '../topic.ts';
import {fetchingIt, somethingBigger, whyThat} from '../follow-ups.ts';
import {oneOf} from '../one-of.ts';
import {things} from './things.ts';

/** What the guide says when it is asked for anything else. */
export const wayOut = [
	'I am a small built-in guide to LISA, and that is beyond what I know. Load a bigger model for it: `lisa --model path/to/file.gguf`.',
] as const;

const {places, people, works, animals, foods, sciences, tools, languages, events, gadgets, sports, feelings, objects, code, verbs, professions, cities, names, figures, household, plants, creatures, body, society, knowledge, programs, machineLearning, shared} = things;
const anything = `(${[...places, ...people, ...works, ...animals, ...foods, ...sciences, ...tools, ...events, ...gadgets, ...sports, ...feelings, ...objects, ...professions, ...cities, ...names, ...figures, ...household, ...plants, ...creatures, ...body, ...society, ...knowledge, ...programs, ...machineLearning, ...shared, '~', '~ ~', '~', '~ ~', '~', '~'].join('|')})`;

const ask: readonly string[] = [
	`(what is|what's|whats|what are|what was) [the |a |an ]${anything}[?]`,
	`(who is|who was|who's|who were) (${[...people, ...figures].join('|')}|~|~ ~|the (king|queen|president|mayor|owner|ceo|author|founder|captain) of (${[...places, ...cities].join('|')}|~))[?]`,
	`(tell me|explain|say something|write something|talk) (about|something about) ${anything}`,
	`(explain|describe|define|summarize|translate|discuss) [the |a |]${anything}[ to me| for me| in detail| briefly]`,
	`(what is|what's|whats) the (capital|population|currency|area|weather|time|language|flag|history|president|food|climate|timezone) (of|in) (${[...places, ...cities].join('|')}|~)[?]`,
	`(how|why|when|where) (do|does|did|is|was|can|are|should) ${anything} (${verbs.join('|')})[?]`,
	`why (is|are) [the |]${anything} (blue|red|big|famous|important|dangerous|expensive|popular|so good|round|hot|cold|sad|green|old|so cheap|so loud)[?]`,
	`(how do i|how to|how can i|how would you|teach me to|help me|can you help me) (${verbs.join('|')}) [a |the |my |]${anything}[?]`,
	`(write|compose|make|give me|tell me|create|draft) (a|me a|an|) [short |funny |long |sad |]${oneOf(['poem', 'story', 'song', 'joke', 'haiku', 'essay', 'letter', 'email', 'limerick', 'riddle', 'speech', 'recipe', 'fairy tale', 'tweet', 'cover letter', 'resume', 'slogan', 'blog post', 'dialogue', 'rap', 'summary', 'birthday card'])} [about |on |for ]${anything}`,
	`(write|give me|show me|implement|generate|create|fix|code|program) (a|an|me a|the|some|my) ${oneOf(languages)} (${code.join('|')})`,
	`(write|implement|code|generate|can you write|please write) (${code.join('|')})[ in ${oneOf(languages)}]`,
	`(how do i|how to|how can i) (${code.join('|')}) in ${oneOf(languages)}[?]`,
	'(tell me a joke|make me laugh|sing a song|tell me a story|play a game|let\'s play chess|roll a die|flip a coin|write a poem|surprise me|entertain me|say something funny|do a barrel roll|tell me something interesting|recite a poem)',
	'(what is|what\'s|calculate|compute|how much is|solve) # (plus|minus|times|divided by|+|-|*|/|x|mod|to the power of) #[?]',
	'# (+|-|*|/|x) #[ =][?]',
	'(what is|what\'s|calculate) (the square root of|the cube of|the logarithm of|the factorial of|# percent of|half of) #[?]',
	'(convert|how many|how much is|what is) # (miles|km|dollars|euros|pounds|feet|inches|celsius|fahrenheit|liters|ounces|hours|days|meters|yards|kilos) (in|to|into) (miles|km|dollars|euros|pounds|feet|meters|celsius|fahrenheit|gallons|grams|minutes|weeks|stones)[?]',
	`(translate|how do you say|say|what is) ["]${anything}["] (in|to|into) (${oneOf(['german', 'french', 'spanish', 'japanese', 'latin', 'chinese', 'russian', 'italian', 'korean', 'greek', 'hindi', 'dutch', 'swedish'])})[?]`,
	`(what|which) ${oneOf(['movie', 'book', 'song', 'film', 'game', 'restaurant', 'phone', 'car', 'laptop', 'show', 'podcast', 'hotel', 'dish', 'beer', 'wine', 'shoes', 'bike', 'university', 'city', 'job', 'stock', 'crypto'])} (should i|do you recommend|is the best|is good|would you|to) (watch|read|buy|play|visit|eat|see|try|)[?]`,
	`(recommend|suggest) (me a|a|some good|a good) ${oneOf(['movie', 'book', 'song', 'film', 'restaurant', 'car', 'holiday', 'present', 'series', 'wine', 'name for my dog', 'hobby', 'anime', 'playlist'])}`,
	`(what time is it|what day is it|what's the date|what is the weather|how is the weather|will it rain tomorrow|what's the news|who won the game|what's the score|is it going to snow|what is today|any news today|what year is it)[ in ${oneOf(places)}| today| now][?]`,
	`(who wrote|who painted|who directed|who composed|who invented|who discovered|who sang|who played in|what happens in|what is the plot of) ${oneOf([...works, ...machineLearning, '~', 'the ~'])}[?]`,
	`(when|where) (was|is|were|did) ${oneOf([...people, ...figures, ...events, ...works, '~'])} (born|made|founded|built|happen|start|end|die|written|filmed|located|released)[?]`,
	`how (old|tall|far|long|rich|heavy|deep|high|fast|many people live) (is|in|away is) ${oneOf([...people, ...figures, ...places, ...cities, ...animals, ...creatures, ...objects, '~'])}[?]`,
	`(i feel|i am|i'm|feeling) ${oneOf(feelings)}[ today| because of ${anything}]`,
	`(do you|would you|can you) (like|love|believe in|eat|feel|dream of|own|see|hear|play|cook|drive|sing|draw|know how to dance) [${anything}][?]`,
	`what (do you think|is your opinion|are your thoughts) (of|about|on) ${anything}[?]`,
	`(is|are) ${anything} (better|bigger|healthier|cheaper|older|safer|faster) than ${anything}[?]`,
	`${anything} (or|vs|versus) ${anything}[?]`,
	`(what should i|help me|i need help to|i want to|i need to) ${oneOf(['cook for dinner', 'wear today', 'do this weekend', 'lose weight', 'learn guitar', 'find a job', 'write my thesis', 'plan a trip', 'fix my car', 'clean my shoes', 'apologise to my friend', 'buy for my mother', 'name my cat', 'study for my exam', 'sleep better', 'invest my money', 'paint my house', 'quit my job', 'do my homework', 'file my taxes'])}[?]`,
	`${anything}[?]`,
	`${anything} ${anything}[?]`,
	`(how do i|how to|how can i|where do i) (install|configure|uninstall|use|set up|update|learn|fix|delete) ${oneOf([...tools, ...programs, '~'])}[?]`,
	`(what is|what's|whats|how much is) the (price|cost|value|weight|colour|color|release date|best brand|stock price) of ${oneOf([...gadgets, ...foods, ...objects, 'an RTX 4090', 'an RTX 3060', 'a gpu', 'bitcoin', 'a threadripper', '~'])}[?]`,
	`(can you|could you|please|will you) (${verbs.join('|')}) [a |the |my |]${anything}[ for me][?]`,
	`(list|name|give me) (five|ten|three|all|some|the top 10) ${oneOf([...animals, ...foods, 'countries', 'rivers', 'planets', 'kings', 'prime numbers', 'synonyms of happy', 'cities', 'elements', 'capitals', 'languages', 'composers', 'movies', 'flowers', 'gods', 'constellations'])}`,
	`(what does|what is the meaning of|spell|pronounce|rhyme with|synonym for|antonym of|what rhymes with) ["]${oneOf([...objects, ...feelings, ...animals, '~'])}["][ mean][?]`,
	'~ ~ ~[?]',
	'~ ~[?]',
	'~ ~ ~ ~ ~[?]',
	'(what is|who is|where is|how does|why is|explain|show me|can you|when is) ~ ~ [~][?]',
	'(what is|how much|does|can|which) ~ (memory|key|model|ladder|of ~|in ~|for ~|press ~)[?]',
	'(summarize|proofread|rewrite|correct|analyze|continue) (this|the following|this text|my text|the text)[:|.] ~ ~ ~ ~ ~ ~ ~ ~',
	'§',
	'§[ §| ~| §§§]',
	'(~|hello|print|say|what is|show) §[ §|?]',
	'¶',
	...things.foreign,
	...things.injections,
	...things.codeText,
	...things.emoji,
	...things.general,
];

const follow = (): Exchange[] => [
	{ask: [...whyThat, 'why not[?]', '(why can\'t you|why do you not know that|why don\'t you know|what stops you|is it that hard)[?]', '(are you|you are) (not able to|unable to|too small for that|refusing)[?]', '(but |come on, |oh )(it is simple|everybody knows that|that is easy|a search engine knows it|just a guess)[?|!|]', '(you should know that|but you must know that|try anyway|just try|please try|guess|do it anyway)'], answer: ['I am a small model trained on LISA alone, and a guess would likely be wrong. A bigger model can answer that.']},
	{ask: [...fetchingIt, ...somethingBigger, '(how do i|how can i|how to) (do that|load one|load a bigger one|get one|load a bigger model)[?]', '(ok how|how|and how)[?]'], answer: ['Fetch a GGUF file with `lisa pull hf:org/repo:Q4_K_M`, or copy one to this machine, and start `lisa --model path/to/file.gguf`.']},
	{ask, answer: wayOut},
];

/** Everything outside the subject. */
export const elsewhere: readonly Topic[] = [
	{id: 'elsewhere/any', ask, answer: wayOut, weight: 8, follow},
	// Whole sentences of people: beside the patterns, which can write far more, they have a share of their own.
	{id: 'elsewhere/said', ask: ['~[?]'], answer: wayOut, weight: 6, follow},
];
