import type {AlertName} from '../../../../source/core/alerts.ts';

/**
How people put an alert in their own words, beside the table’s own sign. Each is a pattern of a clause.
*/
export const alertSigns: Readonly<Record<AlertName, readonly string[]>> = {
	'vram-full': ['(the |my |)(vram|gpu memory|video memory) is (almost full|nearly full|above 95 percent|over 95%|at 97%|at 99 percent|about to run out|red)', 'the vram (bar|panel|meter) is (red|full)', '(the |my )card is (almost|nearly) full'],
	swapping: ['(the box|the machine|my computer|it|linux) (began|begins|started|starts) (to swap|swapping)', 'lisa (warns of|shows an alert about|alerts me about) (swap|swapping)', 'pages go to disk'],
	'thermal-throttle': ['(the |my )(card|gpu|graphics card) (is too hot|is very hot|gets hot|overheats|is overheating|throttles|is throttling|slows down from heat|runs hot)', '(thermal throttling|the gpu clocks are lowered|the clocks drop|the gpu temperature is high|thermal throttle)', 'the gpu is at (85|90|95) degrees'],
	'memory-pressure': ['(there is|lisa shows|i see|i get) (memory pressure|high memory pressure|a memory pressure warning|an alert about memory pressure)', '(memory pressure|memory stall|psi memory|programs are stalled on memory)', '(other |my |)programs (stall|have to wait|are waiting) (for|on) (memory|ram)'],
	'disk-low': ['(the disk of the models|my model disk|the model folder|the disk) is (nearly full|almost full|running low|low|getting full)', '(disk space is low|low disk space|only 5 gb are left|less than 10 gb left|few gigabytes left on the disk)', '(i am|i\'m|we are) running out of (disk space|disk|space for models)'],
	'engine-stalled': ['(no token comes|no tokens come|the reply makes no progress|the reply has stalled|it stalled|the engine stalled|the engine is stalled)', '(lisa|it) (says|warns) that the engine (stalls|stalled|is stalled|gives no token)', '(a reply runs|it is answering|it says answering) but (nothing comes|no words appear|nothing appears)'],
	'gpu-lost': ['(the |a |my |one )(card|gpu|graphics card) (disappeared|vanished|fell off the bus|is lost|is gone|went away|dropped out)', '(gpu lost|gpu has fallen off the bus|lost the gpu|xid error)', '(one of my cards|the second gpu) (is missing|is gone|is no longer there) (now|suddenly|while running)'],
};
