/** Asks why, after an answer that has a reason. */
export const whyThat: readonly string[] = [
	'why[?]',
	'(but |and |ok, but |hm, |so |yes, but |)why[ though| exactly| is that| on earth|][?]',
	'why (is that|that|is it so|would that be|is it like that|that one|this)[?]',
	'how come[ though| that|][?]',
	'(what is|what\'s|whats|tell me|give me|and) the (reason|cause|logic|thinking|explanation)[ for that| behind that| behind it|][?]',
	'(and |)(for what|for which) reason[?]',
	'(i wonder|wondering|curious|i\'d like to know|explain) why[ that is| though|]',
	'(because of what|due to what|on what grounds|how so|what makes it so|what is behind that|what\'s behind it)[?]',
	'(where does that come from|what leads to that|what makes you say that|how do you explain that)[?]',
];

/** Asks what to do, after an answer that tells of a trouble. */
export const whatNow: readonly string[] = [
	'(and |so |ok |ok, |right, |fine, |hm, |oh |)(what now|now what|then what|what then|what next|what do i do|what should i do|what to do|what must i do|and now)[ about it| about that| now| then| next| here|][?]',
	'(and |so |ok and |but |then |)how (do i|can i|to|should i|would i) (fix|solve|repair|get around|get past|resolve|handle|cure|avoid|stop|get rid of) (it|that|this)[?]',
	'(what|anything|something) (can|could|should|must) (i|one|we) do (about it|about that|against it|then|now|next|here|to fix it)[?]',
	'(is there|any|got a|give me a|tell me the|what is the) (fix|remedy|cure|solution|way out|workaround|trick|advice)[ for it| for that|][?]',
	'(what do you|what would you) (suggest|recommend|advise|do)[ then| now| in my place|][?]',
	'(help|help me|please help|advice|next step|next steps|the remedy|the fix|solution)[ please| then|][?]',
	'(ok|okay|right|i see|fine|understood|ah|oh)[,|.] (and what can be done|so how do i go on|how do i go on|what is my next step|where do i start|tell me what to do|how to proceed)[?]',
	'(can|could) (it|that|this) be (fixed|solved|repaired|helped|avoided)[?]',
];

/** Asks for names, after an answer that speaks of a kind of thing. */
export const nameSome: readonly string[] = [
	'(for example|examples|an example|such as|like which|like what|like|eg|e.g.|namely|as in)[?]',
	'(and |so |ok, |)(which|what) (one|ones|model|models|product|products|brand|brands|make)[ exactly| for example| then| in particular| precisely| do you mean|][?]',
	'(can you|could you|would you|please|can u|) (name|list|mention|suggest|recommend|tell me|give me|show me) (some|one|any|a few|two or three|me some|me one|a couple|an example|examples|a concrete one)[ please| of them| for me|][?]',
	'(any|some|do you have|got|have you got|do you know|are there) (concrete |specific |particular |tested |good |)(names|examples|models|products|suggestions|recommendations|ones)[ for me| please|][?]',
	'(be|more) (more specific|specific|concrete|precise)[ please|]',
	'(names|products|brands|a list|list|model names|a shortlist)[ please|][?]',
	'(which|what) (should|would|do|could|can) (i|you) (buy|order|get|take|pick|look for)[ then| exactly|][?]',
	'(what|which) (is|are) (compatible|on the list|tested|known to work)[ then|][?]',
];

/**
Asks the same of another thing.

@param thing A pattern of its name.
*/
export const sameFor = (thing: string): string[] => [
	`(and|what about|how about|and what about|ok and|so and|but what about|ok, what about|hm, and|fine, and) ${thing}[?]`,
	`(and |)(the |)same (for|question for|thing for|with|but with|but for) ${thing}[?]`,
	`(now|next|next one|then|ok now|and now)[:|,] ${thing}[?]`,
	`${thing}[ then| too| instead|, then|, too|][?]`,
	`(would it be|is it|is that|will it be) (different|the same|any better|otherwise) (with|for) ${thing}[?]`,
	`(what would it be|how is it|how does it look|what is it) (with|for) ${thing}[?]`,
	`(say|suppose|let's say|imagine|if it were|i meant|i mean|rather|make that) ${thing}[?]`,
	`(tell me|say|i also need|i'd also like|also|as well)[:|,] ${thing}[?]`,
];

/** Asks for the thing that was recommended, to have it. */
export const fetchingIt: readonly string[] = [
	'(and |so |ok |ok, |)(where|how) (do|can|could|would) i (get|find|download|fetch|obtain|install|pull) (it|one|them|that|those|that one|such a file)[ from| then|][?]',
	'(where from|where to get it|how to download it|how to fetch one|where to get one|where to find one|from where)[?]',
	'(can|could) (i|lisa|you) (download|fetch|pull|get) (it|one|them|that)[ from here| for me|][?]',
	'(download|download link|get it|fetch it|where from|the download)[ please|][?]',
	'(i want|i\'ll take|give me|let me have|i need) (it|that|that one|the first|one|one of those)[, how| please|. where from|][?]',
	'(and |)(what|which) (is the |)(command|site|page)[ for that| to download it| to fetch it| to get it|][?]',
];

/** Asks for a bigger model than the guide. */
export const somethingBigger: readonly string[] = [
	'(and |so |ok |)(how do i|how can i|how to|can i|could i|where do i) (get|load|use|have|start|switch to|run|try|pick) (a bigger one|one|a bigger model|a better one|something bigger|a larger one|a proper one|a real one|a smarter model|such a model|another one|something stronger)[?]',
	'(and how|how do i do that|how|how so|how is that done|how does that work|ok how|but how|do that how|tell me how|show me how)[?]',
	'(what if i want|i want|i need|i\'d like|i would rather have|give me|let me have) (more|a bigger one|something smarter|a bigger model|a better one|one that knows more|a real model|something better)[?]',
	'(load|use|start|get|take) (one|a bigger one|it|a larger one|something else)[ how| then| for me|][?]',
	'(is there|do you have|got|any) (a bigger one|something bigger|anything better|a smarter one|a big brother|a bigger version)[ of you|][?]',
	'(and |)(what|which) (is the |)(command|option|flag)[ for that| to load one|][?]',
	'(can|could) (you|lisa) be (replaced|exchanged|swapped)[ for something bigger|][?]',
];

/** Asks for the opposite of the key that was told. */
export const otherWay: readonly string[] = [
	'(and |ok and |so |)(the other way|the other way round|the other way around|the reverse|the opposite|vice versa|in reverse|the way back|the other direction|backwards)[?]',
	'(and |but |ok, |)how do i (go back|get back|reverse that|reverse it|do the opposite|undo that|come back)[ again| then|][?]',
	'(and |)(which|what) (key |)(is|does) (the opposite|the reverse|its opposite|its counterpart|the other direction)[?]',
	'(and if|what if|suppose) i (went|go|have gone) (too far|one too far|too much|past it)[?]',
	'(and |)(the other one|its twin|its partner|its sister key|the counterpart)[ of the pair| of that key|][?]',
	'(and back|back again|reverse|opposite|and then back|and in the other direction)[ please|][?]',
	'(is there|does it have|got) (an opposite|a reverse|a counterpart|a key for the opposite|a way back)[?]',
];

/** Asks for the key or the command once more. */
export const whichAgain: readonly string[] = [
	'(which|what) (key|word|command|one) was (that|it)[ again| once more| now|][?]',
	'(sorry|pardon|wait|hm|huh|come again)[,|:|?] (which one|what was it|what was that|once more|say that again)[?| please|]',
	'(i lost it|it slipped my mind|i scrolled past it|i did not catch it|gone again)[, which was it|. once more|: what was it|][?]',
	'(short|shorter|just the key|only the key|key only|in short)[: what do i press| please|][?]',
	'(so i press|so i hit|that means i press|to be sure i press|let me note that: i press|i write down)[ what| what exactly| which one|: which|][?]',
	'(spell it out|write it once more|one more time|repeat that|repeat it|the same again)[ please| slowly| for me|]',
];

/** Asks whether a key does the same as a word after a slash. */
export const keyForIt: readonly string[] = [
	'(and |)(is there|does it have|do you have|got) (a key|a shortcut|a hotkey|a keystroke)[ for it| for that| too| as well|][?]',
	'(and |)(with|by|as) (a key|a shortcut|a hotkey)[ instead|][?]',
	'(i prefer|i\'d rather have|i like) (keys|a key|shortcuts)[. is there one|, possible|][?]',
	'(which|what) key (does|is) (that|the same|it)[ too|][?]',
	'(must|do) i (type it|write it|type that)[ every time|, no key|][?]',
];
