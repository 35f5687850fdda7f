import type {Wordings} from './wordings.ts';

/**
The parts of the program, its panels and what runs behind them, as people ask what they see.
*/
export const programVoices: Wordings = {
	'concept/cpu-panel': [
		'(top|htop|my monitor|the task manager) (shows|says) (400%|800%|100% cpu|all cores busy)[ while it writes| when i ask something|](. normal|, is that bad)[?]', '(my|the) (laptop|fan|machine) (gets hot|howls|roars|is loud|heats up) (when|while|as soon as) (it|lisa|the model) (answers|writes|replies)(. normal|, why)[?]', '(the|these) (bars|columns|lines) (for|of) (the cores|each core|the cpu)(, what do they show|, all full)[?]', 'is (full load|100 percent|such a load) on the cpu (harmful|bad|ok|a problem|dangerous)[?]', '(cores|cpu) (maxed|pegged|saturated|at the limit) (during|while) (a reply|answering)[?]',
	],
	'concept/memory-panel': [
		'(the|that) (bar|panel|graph|box) (with|for|labelled) (ram|memory|mem)(, what does it show|, how do i read it)[?]', 'does (the memory panel|the ram bar|the ram graph) (show|count|include) (only lisa|everything|other programs|the whole system|just the model)[?]', '(two|both) (colours|parts|numbers) in the memory (panel|bar|graph)(, what are they)[?]', '(what share|how much of it) belongs to the model (in the memory panel|in the ram graph)[?]', '(used|free|total) memory (display|shown|on the right|in the panel)[?]',
	],
	'concept/gpu-panel': [
		'(the|that) (bar|panel|graph|box) (with|for|labelled) (gpu|vram|the card)(, what does it show|, how do i read it)[?]', '(the|my) gpu panel (says|writes|shows) (no card|no gpu|nothing|none)(. why|, what does it mean)[?]', 'does the (vram bar|gpu panel) (show|tell) (how busy the card is|how full the card is|the load)[?]', '(where do i see|how do i see) how (busy|full) my (card|gpu|vram) is[ in lisa| on the screen|][?]', '(utilization|load|use) of the (gpu|card|graphics card) (shown|in the panels|on the right)[?]',
	],
	'concept/panels': [
		'(the|those) (wiggly lines|moving graphs|dots|curves|coloured bars|boxes) (on the right|beside the chat|at the side)(, what are they|, what do they tell me)[?]', '(which|what) (numbers|figures|measurements) (are shown|do i see|does lisa show) (live|beside the chat|while it answers|on the right)[?]', '(is it like|similar to|like) (htop|nvtop|btop)(, these panels|, the right half)[?]', '(walk me through|explain|go through) (the panels|the right side|the graphs|the dashboard|the monitor)[ one by one| please|]', '(dashboard|gauges|instruments|cockpit|meters|monitoring)[?| in lisa?| what is shown?]', '(how many|what) panels (exist|are there|has lisa)[ and what do they show|][?]',
	],
	'concept/status-bar': [
		'(the|that) (strip|row|footer|line) (at the very bottom|under the input|at the foot of the screen|with the keys)(, what is it|, what does it show)[?]', '(where do i see|what tells me) what lisa is (doing|up to|busy with)[ right now|][?]', '(footer|bottom bar|statusline|status line|modeline)[ like in vim| in lisa|](, what is in it)[?]', '(the|those) (key hints|little keys|hints|words) (at the bottom|in the last line|down there)[?]', 'what (is written|stands|changes) (in the last line|at the bottom|in the status bar)[?]',
	],
	'concept/engine': [
		'(what|which) (part|process|piece) of lisa (computes|loads the weights|runs the model|does the inference)[?]', '(lisa|the message|the log) (speaks of|mentions|says) (an engine|the engine)(. what is that|, meaning)[?]', '(engine versus host|host or engine|engine and host)(, what is the difference|: what is the engine|: which one runs the model)[?]', '(is|will) (my chat|the conversation) (lost|safe|kept) (if|when) the engine (dies|crashes|falls over)[?]', 'why is there a (separate|second) process for the model[?]', '(engine room|the motor|the worker|model process) of lisa(, what is that|: what is it)[?]',
	],
	'concept/host': [
		'(ps|htop|top|my process list) (shows|lists|has) (a lisa process|lisa host|something of lisa)[ after i quit| all the time|](. what is it|, why)[?]', '(i|we) (quit|closed|left) lisa (and|but) (something stays|a process remains|it still runs|memory is still used)(. what is it|, why)[?]', 'does (lisa|it) (leave|keep|start) (something|a service|a server|a daemon) running (behind|in the background)[?]', 'what does the (process in the back|background part|lisa host) do[ for me|][?]', '(systemd|service|server|daemon|background job)[ of lisa|, is there one|: what is the host|][?]', '(who|what) (keeps|holds|stores) the conversation (when the screen is closed|while i am away|after i quit)[?]',
	],
	'concept/first-load': [
		'(a|the) (7b|13b|model|q8 file) (needs|takes|took) (two minutes|a minute|90 seconds|so long|ages) to (load|open|start|get ready)(. why|, normal)[?]', '(the|my) second (start|load|time) (is|was) (much faster|quicker|instant)(. why|, why is that)[?]', '(hdd|hard disk|usb drive|network drive|nvme) and (loading|load time|how long it loads)[?]', '(what|which thing) (determines|decides) (how long loading takes|the loading time|how fast a model loads)[?]', '(page cache|cold start|warm start|first run)[ of a model|, slow|, why slow|][?]', '(waiting|i wait|i am waiting) (forever|for minutes|so long) (for the model to load|until it is loaded|while it loads)(, why)[?]',
	],
};
