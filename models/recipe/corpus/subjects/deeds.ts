
/**
What a person says they want, for each command of the keymap, as a pattern of a verb phrase.

A command that is not named here is asked for in the words of its own help.
*/
export const deeds: Readonly<Record<string, string>> = {
	send: '(send|submit|post|deliver|fire off|transmit|hand in|confirm|enter) (the|a|my|this|what i wrote as a) (message|question|prompt|text|input)[ to the model| when it is ready| once it is finished]',
	newline: '(start|insert|add|make|type|write|enter|put in) (a new line|a newline|a line break|another line|a second line|several lines|multiple lines|a multi-line message|a carriage return)[ in (the|my) message| in the composer| without sending]',
	'history-back': '(bring back|recall|get back|see again|reuse|repeat|retrieve|edit|find|send again|fetch|type again) (an|my|the) (earlier|previous|last|old|older|prior) (message|prompt|question|input)[ i (typed|sent|wrote)]',
	'history-forward': '(go forward|go on|move forward|step forward|return) (to|in|through) (a later message|a newer message|the next message|the newer prompt|later messages|the message history)',
	stop: '(stop|cancel|interrupt|abort|halt|break off|cut off|end|kill|silence|pause|cut short) (the|a|this|that|its|a running) (reply|answer|response|generation|output|running reply|long answer|talking|writing|text|model)[ that is running| while it is running| midway| in the middle| before it ends]',
	ladder: '(open|show|see|bring up|view|display|look at|get to|list|find|choose from|pick from|compare) (the ladder|the different quants|other quants|the list of quants|the quantization ladder|the list of quantizations|the list of rungs|all quantizations|every quantization|the rungs|all rungs|the available quantizations of this model|the ladder of this model)',
	'rung-up': '(go up a rung|go up one rung|move up a rung|climb the ladder|step up|go to a higher rung|move to more bits|get more bits|use a bigger quantization|use a larger quantization|get better answers|switch to a higher quantization|raise the quality|increase the precision|improve the quality of this model|pick a better quantization|move the model up|go higher|bump the precision|make the model better|make it smarter|make it more accurate|give the model more bits|switch to a heavier version|load a more precise version of this model|choose a larger quant)',
	'rung-down': '(go down a rung|go down one rung|move down a rung|step down|go to a lower rung|move to fewer bits|use fewer bits|use a smaller quantization|switch to a smaller quantization|switch to a lower quantization|lower the precision|make it smaller|make the model smaller|make the model faster|reduce the memory of the model|move the model down|get a lighter version|go lower|drop the precision|save memory with this model|shrink the model|give the model fewer bits|switch to a lighter quant|free some vram|use a faster quant|drop a level)',
	palette: '(open|show|see|bring up|use|get|find|launch|search) (the palette|the list of all actions|every action|the command palette|a list of commands|every command by name|all commands|a menu|the menu|a command by name)',
	new: '(start|begin|open|make|create|have|switch to) (a new|a fresh|another|an empty|a clean) (conversation|chat|session|dialogue|thread|talk)[ from scratch| from zero| instead]',
	regenerate: '(regenerate|redo|retry|repeat|rerun|re-roll|reroll|get again|try again|have another go at|get another version of|ask again for|improve|replace) (the|that|this|your|the last) (answer|reply|response|last answer|last reply|bad answer)',
	'focus-panels': '(move to|switch to|get to|go to|reach|jump to|focus|select|put the focus on|move the focus to|move the cursor to|leave the chat for) the (panels|side panels|monitor|right side|meters|graphs)[ with the keyboard]',
	'scroll-up': '(scroll up|scroll back|page back|read older text|see what went off the top|read the text above|look further up|see the start of a long answer|go back up|see earlier messages|read what was said before|page up|look at older messages|read the beginning of the conversation|move up in the conversation|scroll the chat up|see the top of the chat)',
	'scroll-down': '(scroll down|scroll forward|page down|move down in the conversation|scroll the chat down|see later messages|read further down)',
	'scroll-end': '(jump to the end|go to the bottom|get to the end again|go back to where it writes|catch up with the reply|see the newest text|stop scrolling and follow|go to the end|follow the reply again|scroll to the bottom|get back to the latest message|return to the newest message|jump to the latest|resume following)[ of the (chat|conversation)]',
	'choose-up': '(choose|select|pick|highlight|go to|move to) (the rung above|the previous rung|the line above|the entry above|the item above)[ in (the ladder|the palette|the list)]',
	'choose-down': '(choose|select|pick|highlight|go to|move to) (the rung below|the next rung|the line below|the entry below|the item below)[ in (the ladder|the palette|the list)]',
	accept: '(swap to|confirm|load|apply|activate|take|accept|run) the (chosen|selected|highlighted) (rung|quantization|line|command|entry)[ in (the ladder|the palette|the list)]',
	'panel-next': '(focus|select|go to|move to|jump to|get to|step to|cycle to) the (next panel|next graph|panel that follows|following panel|panel below|panel after)',
	'panel-previous': '(focus|select|go to|move to|jump to|get to) the (previous panel|panel before|panel above|last panel)',
	'panel-zoom': '(make full size|fill the screen with|zoom into|zoom|enlarge|magnify|expand|blow up|maximize|make bigger|see more of) (a|the|this|the focused|one) (panel|graph|meter)',
	back: '(close|leave|exit|get out of|dismiss|go back from|escape from) (the ladder|the palette|the dialog|the window that is open|this list|what is open|the ladder without choosing)',
	help: '(see|show|open|get|find|view|display|read) (every key|the help|help|the help screen|the list of keys|the key list|all keys|all the shortcuts|the built-in help)',
	quit: '((quit|exit|leave|close|end|get out of|shut down|terminate|stop using|get away from|log out of|go out of) (lisa|the program|this|this program|the app|the application|the full screen|this thing|here|this screen|the chat)|(quit|exit|leave|go back to the shell|get back to my prompt|return to the shell))',
};
