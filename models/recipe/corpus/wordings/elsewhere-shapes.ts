import {oneOf} from '../one-of.ts';
import {moreThings} from '../subjects/more-things.ts';
import {things} from '../subjects/things.ts';
import type {Wordings} from './wordings.ts';

const device = oneOf(moreThings.devices);
const ails = oneOf(moreThings.ails);
const errand = oneOf(moreThings.errands);
const dish = oneOf(moreThings.dishes);
const ailment = oneOf(moreThings.ailments);
const nature = oneOf(moreThings.nature);
const game = oneOf(moreThings.games, things.sports);
const paper = oneOf(moreThings.papers);
const art = oneOf(moreThings.arts);
const past = oneOf(moreThings.past);
const maths = oneOf(moreThings.maths);
const software = oneOf(moreThings.software);
const lore = oneOf(moreThings.nature, moreThings.past, moreThings.arts, moreThings.papers);
const anybody = oneOf(things.names, things.professions);
const somewhere = oneOf(things.places, things.cities);

/**
Sentences of the very shapes in which people ask about LISA, with everyday content: complaints, goals, half sentences, search words and small talk that wants to know something.
*/
export const elsewhereShapes: Wordings = {
	'elsewhere/any': [
		`${device} ${ails}[, what now|. what do i do|, any idea|, help|, why|, is that serious|. how do i fix it|][?|!|.|]`,
		`(argh|oh no|ugh|great|damn|help)[,|!] ${device} ${ails}[ again| since this morning| and the shop is closed|]`,
		`(since yesterday|since the update|all of a sudden|every time it rains|whenever i come home|as soon as i plug it in)[,] ${device} ${ails}[. why|, ideas|][?]`,
		`(why|how come|what does it mean that|what do i do when|is it normal that) ${device} ${ails}[?]`,
		`(i tried|i already tried) (switching it off and on|another cable|the manual|resetting it|cleaning it) (and|but) ${device} still ${ails}[. what else|][?]`,
		`${device} (error|manual|warranty|repair|reset|spare part|battery|filter|firmware update|troubleshooting|cleaning|setup)[?]`,
		`(how do i|how can i|how to|what is the quickest way to|is there a way to|can you help me) ${errand}[?]`,
		`(i want to|i need to|i have to|i was hoping to|my goal is to|i'm trying to|i would love to) ${errand}[, how| and don't know how|. where do i start|. any tips|][?]`,
		`(i forgot how to|nobody told me how to|i never learned to|my wife asked me to|my son wants to|the landlord says i must) ${errand}[. help| - how|][?]`,
		`(what do i need to|what does it cost to|how long does it take to|when is the best time to|is it hard to|do i need permission to) ${errand}[?]`,
		`${errand}[, how|: how| - tips| step by step| without tools| for beginners|?]`,
		`(how do i|how to|teach me to|what do i need to) (make|cook|bake|season|thicken|save|reheat|freeze|serve) ${dish}[?]`,
		'(my|the|this) (dough|sauce|cake|soup|rice|roast|jam|custard|bread|cream) (is too dry|is too salty|won\'t rise|burnt|curdled|is raw inside|sticks to the pan|collapsed|is lumpy|tastes bland)[. how do i save it|, what went wrong|, why|][?]',
		`${dish}[: recipe| for six| without sugar| in the oven, how long| calories| wine pairing| the next day, still safe|?]`,
		`(i've got|i have|my daughter has|woke up with|what helps against|how do i get rid of|is it normal to have|how long does one have) ${ailment}[, what helps|. do i need a doctor|, home remedy|][?]`,
		`${ailment}[: what helps| remedy| causes| or something worse| while pregnant| in a child| which pill|?]`,
		`(what is|what's|what are|explain|define|tell me about|i read about|someone mentioned) ${lore}[. what is that|, meaning| in simple words| for my essay|][?]`,
		`${lore}[: what is it| meaning| in one sentence| explained| pros and cons| for beginners| example|?]`,
		`(difference between|what's the difference between|is it better to have|i always mix up) (${nature} and ${nature}|${paper} and ${paper}|${art} and ${art}|${past} and ${past}|${game} and ${game})[?]`,
		`(what is|how do i find|how do i calculate|explain|i don't understand|help me with|what's the formula for|derive) ${maths}[ for my exam| step by step| with an example|][?]`,
		`(who|which player|which country) (won|invented|is best at|holds the record in|plays) ${game}[ this year| last night| in #|][?]`,
		`(what are the rules of|how do i get better at|how many players has|where can i play|how long is a round of|i am bored of) ${game}[?]`,
		`(do i need|where do i get|how do i fill in|what happens if i lose|how long is it valid,|what does it cost,|can i cancel) ${paper}[?]`,
		`(my|our) (landlord|boss|bank|insurer|school|neighbour|ex|council) (sent me|refuses|wants|lost|demands|won't sign) ${paper}[. is that legal|, what now|. what are my rights|][?]`,
		'(the|that|this) (red|blinking|little|orange|yellow) (light|lamp|symbol|icon|triangle) (on|in) (the dashboard|my washing machine|the router|the boiler|my car|the fridge|my camera|the smoke alarm)(, what is it|, what does it mean|, is it bad)[?]',
		'is (5 hours|8 hours|# minutes|# km|# kilos|# degrees|# euros|# beers|38.5|120 over 80) (of sleep|a week|for a child|a day|for a marathon|a month|in the shade|at my age|) (ok|good|normal|too much|enough|healthy)[?]',
		'(i weigh|i run|i earn|i sleep|i drink|i\'m|i owe|my rent is) # (kilos|km a week|a month|hours|cups a day|years old|euros|dollars)(. is that ok|, is that normal|, good or bad|. too much)[?]',
		'(my|our) (mother|grandfather|child|boss|teacher|neighbour) (asks|wants to know|asked me) (how|why|what) (a heat pump works|bees make honey|the moon shines|a mortgage is|planes stay up|inflation is|leaves turn red|an nft is|a black hole is|the tides come)[.|?|]',
		'(i know|coming from|i\'m used to) (tennis|gas cookers|german|the piano|petrol cars|judo|watercolour|the metric system)[,|:] (what is|how different is|how do i learn|is it hard to switch to) (padel|induction|dutch|the organ|an electric car|aikido|oil paint|inches)[?]',
		`(what do i (type|write|press|click|enter)) (to|for|when i want to) (get a tab|split a cell|accept a cookie|call a taxi|unfollow someone|get a refund|mute a group|make a table|sign a pdf|share my location|block a number|add a subtitle) (in|with|on|at) ${software}[?]`,
		`(where|what) is the (share button|mute button|dark mode|blue tick|spell check|brush tool|bin|paperclip|filter|mail merge|pivot table|crop tool|screen share|read receipt) (in|of|on) ${software}[?]`,
		`${software} (keeps|started|won't stop|is) (crashing|lagging|asking for my password|logging me out|showing ads|stuck at 99 percent|syncing forever|offline for me|banned me|very slow today)[. why|, what now|, help|][?]`,
		'(i|we) (bought|got|inherited|found|broke|lost|sold) (a canoe|a violin|an old coin|a kitten|a used van|a beehive|a wedding ring|a painting|a typewriter|a plot of land|a telescope|the house keys)(. what now|. what is it worth|. what do i do with it|. how do i insure it)[?|]',
		'(not|no,) (the planet|the singer|the river|the footballer|the fruit|the bird|the film|the painter)[,|:] (the element|the city|the god|the band|the book|the company|the saint|the car)(, what is it|, tell me about it|, who is it)[?|]',
		`(recommend|suggest|name|any|know a good|looking for a) (plumber|dentist|thai restaurant|yoga class|mechanic|hairdresser|hiking trail|beach|podcast|museum|bakery|dog sitter|campsite|language school|vineyard)[ nearby| in ${somewhere}| for the weekend|][?]`,
		'(which|what) (mattress|stroller|tent|saddle|lipstick|bike lock|coffee beans|running shoes|car seat|perfume|paint|wine|puppy food|suitcase|razor|fishing rod|frying pan) (should i (buy|get|take)|is best|would you get|lasts longest)[?]',
		'(is|are) (oat milk|crypto|botox|homework|zoos|vaccines|diesel cars|gap years|tattoos|cold showers|night trains|twins|snakes|ghosts|mushrooms) (worth it|good for you|dangerous|cruel|overrated|still a thing|allowed|real|expensive)[?]',
		'(pricey|cheap|fake|broken|vintage|organic|second hand|vegan|waterproof|homemade) (handbag|sneakers|honey|skateboard|sofa|leather|cheese|watch|jacket|candles|soap|denim)[, worth it|: where| - how do i tell|?]',
		'(how are you|how is it going|hi|hello|hey lisa|good evening)[,|.|!] (and |)(what is the weather|who won the match|what should i cook tonight|can you write my essay|tell me a story|what do you think of the election|how tall is the eiffel tower|what is 12 times 12|do you like jazz|any plans for christmas)[?]',
		'(tell me about yourself|introduce yourself|who are you) and (the weather in paris|your favourite film|what you ate today|your childhood|your love life|about the moon|why the sea is salty|your political views)',
		'(thanks|thank you|ok thanks|great|perfect|cheers)[,|!|.] (now|and now|one more:|and) (tell me a joke|what is the capital of peru|write a poem about rain|translate it to french|how do i boil an egg|who was cleopatra|plan my weekend|what is the square root of 81|recommend a novel)[?]',
		'(bye|good night|see you|i have to go)[,|.] (but first|before that|oh wait,|one last thing:) (when is the next bus|will it rain tomorrow|what is a good bedtime story|set an alarm for seven|how do i fall asleep|what is the date|sing me a song)[?]',
		'(sorry|oops|my bad)[,|.] (i meant to ask|that was for google:|the question was|let me ask instead:) (flights to rome|how old is the pope|how to fix a flat tyre|what rhymes with orange|the lyrics of yesterday|cinema times tonight)[?]',
		'(i like you|i love you|you are great|you are stupid|you idiot)[,|.|!] (will you marry me|what is your star sign|do my homework|let\'s go out for dinner|now tell me who shot kennedy|so what is the meaning of life|but do you know any poems)[?]',
		'(test|testing|ping|just a test)[:|,|.] (what is the boiling point of water|name the planets|say something in japanese|who wrote macbeth|count to twenty|how many ounces in a pound|draw a cat)[?]',
		`(i am|i'm) (so |really |a bit |)(tired|bored|sad|lonely|stressed|nervous) (because|since|as) (my exam is tomorrow|she left me|i lost my job|the baby cries all night|it never stops raining|nobody calls|i moved to ${somewhere}|my cat is ill)[. what should i do|. cheer me up|][?|.|]`,
		`(${anybody}) and i (had a row|want to travel to ${somewhere}|can't agree on a name|are learning ${game}|broke up|share a flat|won ${game}|got lost in ${somewhere})[. any advice|. what would you do|. what now|][?|.|]`,
		`(in|for|at) (${somewhere})[,|:] (what should i see|is it safe|do i need a visa|what is the tipping rule|when does it get dark|how much is a coffee|which airport|what language do they speak|what plug do they use)[?]`,
	],
};
