/**
What a person says they want, for each command of the keymap, as a pattern of a verb phrase.

A command that is not named here is asked for in the words of its own help.
*/
export const deeds: Readonly<Record<string, string>> = {
	send: '(send|submit|post|deliver|fire off|transmit) (the|a|my|this) (message|question|prompt|text)',
	newline: '(start|insert|add|make|type|write|enter|put in) (a new line|a newline|a line break|another line|a second line|several lines|multiple lines|a multi-line message|a carriage return)[ in (the|my) message| in the composer| without sending]',
	'history-back': '(bring back|recall|get back|see again|reuse|repeat|retrieve|edit|find) (an|my|the) (earlier|previous|last|old|older|prior) (message|prompt|question|input)[ i (typed|sent|wrote)]',
	'history-forward': '(go forward|go on|move forward|step forward|return) (to|in|through) (a later message|a newer message|the next message|the newer prompt|later messages|the message history)',
	stop: '(stop|cancel|interrupt|abort|halt|break off|cut off|end|kill|shut up) (the|a|this|that) (reply|answer|response|generation|output|running reply|long answer)[ that is running| while it is running| midway| in the middle]',
	ladder: '(open|show|see|bring up|view|display|look at|get to|list|find) (the ladder|the quantization ladder|the list of quantizations|the list of rungs|all quantizations|every quantization|the rungs|all rungs|the available quantizations of this model|the ladder of this model)',
	'rung-up': '(go up a rung|go up one rung|move up a rung|climb the ladder|step up|go to a higher rung|move to more bits|get more bits|use a bigger quantization|use a larger quantization|get better answers|switch to a higher quantization|raise the quality|increase the precision|improve the quality of this model|pick a better quantization|move the model up|go higher)',
	'rung-down': '(go down a rung|go down one rung|move down a rung|step down|go to a lower rung|move to fewer bits|use fewer bits|use a smaller quantization|switch to a smaller quantization|switch to a lower quantization|lower the precision|make it smaller|make the model smaller|make the model faster|reduce the memory of the model|move the model down|get a lighter version|go lower)',
	palette: '(open|show|see|bring up|use|get|find|launch) (the palette|the command palette|a list of commands|every command by name|all commands|a menu|the menu|a command by name)',
	new: '(start|begin|open|make|create|have) (a new|a fresh|another|an empty) (conversation|chat|session|dialogue|thread)[ from scratch]',
	regenerate: '(regenerate|redo|retry|repeat|rerun|re-roll|reroll|get again|try again) (the|that|this|your|the last) (answer|reply|response|last answer|last reply)',
	'focus-panels': '(move|switch|shift|put|set|change|bring|jump) [the ](focus|cursor) to the (panels|side panels|monitor|right side|meters|graphs)',
	'scroll-up': '(scroll up|scroll back|go back up|see earlier messages|read what was said before|page up|look at older messages|read the beginning of the conversation|move up in the conversation|scroll the chat up|see the top of the chat)',
	'scroll-down': '(scroll down|scroll forward|page down|move down in the conversation|scroll the chat down|see later messages|read further down)',
	'scroll-end': '(jump to the end|go to the bottom|go to the end|follow the reply again|scroll to the bottom|get back to the latest message|return to the newest message|jump to the latest|resume following)[ of the (chat|conversation)]',
	'choose-up': '(choose|select|pick|highlight|go to|move to) (the rung above|the previous rung|the line above|the entry above|the item above)[ in (the ladder|the palette|the list)]',
	'choose-down': '(choose|select|pick|highlight|go to|move to) (the rung below|the next rung|the line below|the entry below|the item below)[ in (the ladder|the palette|the list)]',
	accept: '(swap to|confirm|load|apply|activate|take|accept|run) the (chosen|selected|highlighted) (rung|quantization|line|command|entry)[ in (the ladder|the palette|the list)]',
	'panel-next': '(focus|select|go to|move to|jump to|get to) the (next panel|following panel|panel below|panel after)',
	'panel-previous': '(focus|select|go to|move to|jump to|get to) the (previous panel|panel before|panel above|last panel)',
	'panel-zoom': '(zoom|enlarge|magnify|expand|blow up|maximize|make bigger|see more of) (a|the|this|the focused|one) (panel|graph|meter)',
	back: '(close|leave|exit|get out of|dismiss|go back from|escape from) (the ladder|the palette|the dialog|the window that is open|this list|what is open|the ladder without choosing)',
	help: '(see|show|open|get|find|view|display) (every key|the help|help|the help screen|the list of keys|the key list|all keys)',
	quit: '(quit|exit|leave|close|end|get out of|shut down|terminate|stop using) (lisa|the program|this|this program|the app|the application|the full screen|this thing)',
};
