
/**
The ways people wrap a thing they want to do: “how do I …”, “key for …”.

@param deed A pattern of a verb phrase, as in `(open|show) the ladder`.
*/
export function howTo(deed: string): string[] {
	return [
		`how (do|can|would|could|should) (i|you|we|one) ${deed}[?]`,
		`how (do i|to|can i) ${deed}[ in lisa| here][?]`,
		`how (might|does) one ${deed}[?]`,
		`(what is|what's|whats|tell me|show me|give me) (the|a) (way|best way|right way|quickest way|easiest way) to ${deed}[?]`,
		`(i want to|i'd like to|i need to|i wanna|want to|need to|trying to|i am trying to|let me) ${deed}[, how?|. how?| how| - what do i do?]`,
		`(is there a way|is it possible|am i able|is there any way) to ${deed}[?]`,
		`(can|could) (i|you|lisa|we) ${deed}[?]`,
		`${deed}[?]`,
		`${deed} (how|how?|how to)`,
		`what (do i do|should i do|must i do|do i need) to ${deed}[?]`,
		`(please|help me|help) ${deed}`,
		`where (do|can) i ${deed}[?]`,
		`${deed} - (possible|how|can that be done|is that possible)[?]`,
		`(what is|what's|whats) the (trick|procedure|command|step|method) (to|if i want to|when i want to) ${deed}[?]`,
		`(any way|a way|some way|any chance|any option|an option|an easy way) to ${deed}[?]`,
		`i (can't figure out|can't find|don't see|am looking for|wonder|would love to know|have to know|was wondering|need to know|don't know) how to ${deed}`,
		`(suppose|say|imagine|if|when) i (want|wanted|would like|have|need) to ${deed}[, what then?|, how?|, what do i do?|?]`,
		`(let's|time to|now i'd like to|i feel like i should|have it|make it|just|i'd rather|i prefer to) ${deed}`,
		`(what|how) if i (want|need|would like) to ${deed}[?]`,
		`(i'd love to|my goal is to|i am about to|i hope to|my plan is to|i have been asked to|i would really like to) ${deed}`,
		`(so |but |)i (want|need|tried|try) to ${deed} (and|but) (have no idea how|can't find it|see no way|don't know where|nothing happens|it won't let me)`,
		`(someone asked me|a colleague asks|they asked me|my friend wonders|people ask me) how (to|one can) ${deed}`,
		`(any idea|any clue|any hint|do you know|got a hint|a hint on) how (i can|to|one can|we) ${deed}[?]`,
		`(what's|what is) needed to ${deed}[?]`,
		`(what|which way) (lets|allows|makes|helps) (me|us|you) [to ]${deed}[?]`,
		`${deed} (in lisa|in here|with this|in this program|please|pls|asap|quickly|somehow|now)`,
	];
}

/**
“Which key …” for a deed.
*/
export function whichKey(deed: string): string[] {
	return [
		`(what|which) (key|keys|shortcut|hotkey|button|keystroke|key combination|binding|keybinding) (do i (press|use|hit|need)|should i (press|use)|is there|is used|is it|is) to ${deed}[?]`,
		`(what|which) (key|shortcut|button|hotkey) (lets me|will|would|can|makes lisa) ${deed}[?]`,
		`(what|which) (do i press|should i press|must i press|to press|do i type|do i hit) to ${deed}[?]`,
		`(key|keys|shortcut|hotkey|keybinding|binding|keyboard shortcut|button) (to|for how to) ${deed}[?]`,
		`(is there|do you have|does lisa have|got) a (key|shortcut|hotkey|binding|command) to ${deed}[?]`,
		`(what is|what's|whats|tell me|remind me of) the (key|shortcut|hotkey|binding|command) to ${deed}[?]`,
		`i (forgot|can't remember|don't know|dont know) (how to|the key to|which key to press to) ${deed}`,
		`to ${deed}, what do i press[?]`,
		`(keyboard way|fastest key|the key|the keys|which keystroke|shortcut please|what keys) to ${deed}[?]`,
		`(how do i|can i|how to) ${deed} (with|using|from|on|via) (the keyboard|a key|keys|a shortcut|one key)[?]`,
		`${deed} (key|shortcut|hotkey|keys|keybinding|button)[?]`,
		`(with|by|using) (which|what) (key|shortcut|keystroke|button|command) (do i|can i|does one|would i) ${deed}[?]`,
		`(press|hit|push|type|tap) (what|which key) to ${deed}[?]`,
		`what do i (push|tap|strike|have to press|need to press|enter) to ${deed}[?]`,
		`i (need|want|am after|look for|search) the (key|shortcut|hotkey|command) (to|that lets me) ${deed}`,
		`${deed} (by keyboard|by key|with a keystroke|by shortcut|from the keyboard|by hand)[?]`,
		`(name|say|list|write down) the (key|shortcut|combination|command) (that will|to) ${deed}`,
	];
}

/**
“What is …” for a thing, with its article where it wants one.
*/
export function whatIs(thing: string): string[] {
	return [
		`(what is|what's|whats|what are|wat is) ${thing}[?]`,
		`(what is|what's|whats) ${thing} (exactly|in plain words|in simple terms|then|anyway|actually)[?]`,
		`(explain|define|describe|clarify) ${thing}[ to me| for me| please| briefly| in one sentence]`,
		`(can|could|would) you (explain|define|describe|tell me about) ${thing}[?]`,
		`(tell me|say something|i want to know|i'd like to know|teach me) about ${thing}`,
		`what (does|do|is meant by) ${thing} (mean|stand for)[?]`,
		`(meaning|definition) of ${thing}[?]`,
		`${thing} (meaning|definition|explained|?|means what?|what is that?|what is it?)`,
		thing,
		`(i don't|i dont|i do not) (understand|get|know) (|what) ${thing}[ is| means]`,
		`what do (you|people|they) mean (by|with|when they say) ${thing}[?]`,
		`help me understand ${thing}`,
		`what (on earth|the heck|exactly) is ${thing}[?]`,
		`(i keep reading about|i read about|i saw|someone mentioned|the screen says|it says|i see) ${thing}[. what is (it|that)?| - what is that?|, what does it mean?]`,
		`do you know what ${thing} (is|means)[?]`,
		`${thing}[,|:| -] what is (it|that|this)[ exactly| good for| again][?]`,
		`${thing} (is what|stands for what|does what|meaning what)[ exactly][?]`,
		`(this|that|the) ${thing} (thing|stuff|business|word|term)[,|:| -] what is (it|that)[?]`,
		`what (does|would|will|can) ${thing} (tell me|say|do|give me|show|mean for me|achieve|change)[?]`,
		`[what is the |what's the ](purpose|point|role|use|function|job|idea|concept) (of|behind) ${thing}[?]`,
		`(in|with) (plain english|simple words|a few words|short|one sentence|two sentences|simple terms)[,|:] [what is ]${thing}[?]`,
		`${thing} (in plain words|in short|in simple terms|for dummies|for beginners|eli5|simply explained|please|info|facts|details|overview|in a nutshell|quickly)`,
		`(there's|there is|i found|i noticed|i heard about|i came across) (|something called|a thing called|a number called|the word|a term) ${thing}[, what is it?|. what does it mean?|, what does it tell me?|?]`,
		`(give me|i need|i'd like|have you got) (a definition|an explanation|an overview|an idea|a short description) of ${thing}`,
		`(i've never heard of|no idea about|what about|what's up with|what's the deal with|i have no idea about|i am curious about|new to) ${thing}[?]`,
		`how (would|do|should) (you|i) (explain|define|describe|understand|read|interpret) ${thing}[?]`,
		`(why is|is) ${thing} (useful|important|needed|relevant|interesting)[?]`,
		`what (goes on|happens) (in|with|during) ${thing}[?]`,
	];
}

/**
“Why …” for a state of things.
*/
export function why(state: string): string[] {
	return [
		`why (is|does|would|did|are|do|it is that) ${state}[?]`,
		`(how come|why is it that|what is the reason|what's the reason|whats the reason) ${state}[?]`,
		`(what|which thing) (makes|causes it that) ${state}[?]`,
		`${state}[,] why[?]`,
		`(i don't understand|i wonder|explain|tell me|can you tell me) why ${state}`,
		`(reason|reasons|the reason|the cause) (for|of|why) ${state}[?]`,
	];
}

/**
“Something is wrong” for a symptom, as a clause: `the model does not load`.
*/
export function trouble(symptom: string): string[] {
	return [
		symptom,
		`${symptom}[,|.] (what now|what do i do|what should i do|what can i do|help|how do i fix (it|this|that)|how to fix|any idea|any ideas|why|how to solve this|what to do)[?]`,
		`(help|hi|ugh|oh no|damn|argh)[,|!] ${symptom}`,
		`(it says|lisa says|i get the message|i got|i get|i'm getting|it tells me|there is an error|the error is|error:|message:) (that|) ${symptom}[. what now?|, what do i do?|. how do i fix it?]`,
		`what (do i do|should i do|can i do|to do|is to be done) (when|if) ${symptom}[?]`,
		`(what does it mean|what does it mean when|what is going on when|why does it say) ${symptom}[?]`,
		`(how do i|how can i|how to) (fix|solve|handle|get past|deal with|get rid of) ["]${symptom}["][?]`,
		`(now|suddenly|again|since today|for some reason|lately|somehow) ${symptom}[. help| - any idea?|]`,
		`${symptom} (when i start it|while loading|every time|all the time|today|after the update|on my machine|with this model|since yesterday|on me|again|now)`,
		`(lisa|it) (complains|claims|keeps saying|reports|prints|shows|warns|thinks|told me|tells me|wrote) that ${symptom}`,
		`i (think|believe|guess|suspect|see that|noticed that|am told that) ${symptom}[. what do i do?| - what now?|]`,
		`(my problem|problem|issue|error|symptom|my issue)[ is|:] ${symptom}`,
		`(what's wrong|what happened|what gives|what's going on|why)[?| here?] ${symptom}`,
		`(is it bad|should i worry|is it normal|what is happening) (that|if|when) ${symptom}[?]`,
		`(since yesterday|since the update|since this morning|out of nowhere|all of a sudden|once more|from time to time|every now and then)[,] ${symptom}`,
		`${symptom} and i (don't know what to do|am stuck|need help|have no idea why|can't go on|am lost)`,
		`i was (chatting|typing|loading a model|working|trying it|in the middle of something) (and|when|and then) ${symptom}`,
		`(any|got a|is there a|what's the) (fix|remedy|cure|solution|workaround|way out) (when|if|for|for:) ${symptom}[?]`,
		`why do i (see|get|read|find) that ${symptom}[?]`,
		`${symptom}[!|!!|?!|...|.] (argh|help me|do something|so annoying|please help|wtf|sigh|not again)`,
		`(i'm told|the alert says|the screen says|the status bar says|it claims|my user says|a colleague says) ${symptom}[, meaning?|. meaning?|. what now?|]`,
	];
}

/**
The same trouble as it is pasted, complained about, or told by somebody who is new to it.

@param symptom A clause, as for `trouble`.
*/
export function telling(symptom: string): string[] {
	return [
		`["|> |* |error - |lisa: |warning: |fatal: |! ]${symptom}["|.|!|]`,
		`(this|the following|something|a message) (appears|popped up|came up|is printed|flashed up|showed up|is written) (on my screen|in red|at the bottom|in the chat|in the terminal)[:|,| that] ${symptom}[?]`,
		`(my first day with lisa|i'm a beginner|i am no expert|i have no clue about computers|total newbie here|i am not technical)[,|:| and] ${symptom}[. what (now|do i do)|, help|][?]`,
		`${symptom}[,|:|;| -] (is that a bug|known issue|is it my fault|did i break it|what did i do wrong|is that dangerous|is it serious|is that bad|can it be fixed|fixable)[?]`,
		`(can|could) (you|anyone|somebody) (tell me|explain|say) (why|what to do when|what it means that|what happened when) ${symptom}[?]`,
		`(whenever|each time|as soon as|the moment|once) i (start lisa|load it|load my model|ask something|press enter|try it)[,] ${symptom}`,
		`${symptom}[,|.|;] (i (tried|already tried) (restarting|everything|rebooting|again|it twice)|restarting does not help|a reboot changed nothing)[, no luck|, same thing|. what else|][?]`,
		`(no idea|not sure|don't know|beats me) (why|what it means that|what to do when|how come) ${symptom}`,
		`(seems|looks like|apparently|it seems that|it looks as if|i fear|obviously) ${symptom}[. what next|, any advice|. suggestions|][?]`,
		`(hello|hi there|good morning|dear guide)[,|.] ${symptom}[. (please advise|what do you suggest|thanks for any help|what would you do)|]`,
		`(advice|tips|steps|suggestions|troubleshooting|countermeasures)[,|:| when| if] ${symptom}[?]`,
		`how (bad|serious|common) is it (when|if|that) ${symptom}[?]`,
		`(great|wonderful|fantastic|brilliant|lovely)[,|:] ${symptom}[ again| now|]. (and now|what now|thanks a lot|well done)[?]`,
	];
}

/**
After a word that has other meanings elsewhere: asked by a beginner, overheard, or with the field it belongs to.

@param thing As for `whatIs`.
*/
export function inThisField(thing: string): string[] {
	return [
		`(newbie|beginner|stupid|dumb|simple|basic|noob) question[:|,] (what is|what's|explain|what are) ${thing}[?]`,
		`(the docs|the manual|the readme|your help|a tutorial|a video|my colleague|people on reddit|this forum) (mentions|mention|talks about|speak of|refers to|keeps saying) ${thing}[. what is that?|, what does it mean|, huh|][?]`,
		`${thing}[ -|,|:] (no clue|huh|eh|never heard of it|no idea what that is|please explain|what now|can you explain)[?]`,
		`(what's|what is) the (meaning|story|deal|thing|idea) (of|behind|with) ${thing} (in lisa|with llms|for local models|in this context|in language models)[?]`,
		`(as|for) (a beginner|an expert|somebody new|a layman|my grandma|a developer)[,|:] (what is|explain|describe) ${thing}[?]`,
		`(in|for|with) (an llm|llms|lisa|local models|a language model|inference|this program)[,|:] (what is|what are|explain) ${thing}[?]`,
		`(what is|explain|what are|define) ${thing} (in|for|of) (an llm|llms|lisa|language models|local models|inference|a model|this program)[?]`,
		`(my|our) (boss|friend|teacher|kid|colleague|customer) (asks|wants to know|asked me|wonders) what ${thing} (is|means|are|does)[?]`,
		`(the term|the word|the abbreviation|the expression|the concept|the notion) ${thing}[?| please| is unclear to me|: meaning| in lisa]`,
		`${thing} (lisa|llm|llms|local llm|inference|ai model|in lisa|when running models)[?]`,
	];
}
