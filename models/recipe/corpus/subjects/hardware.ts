
import {hardware, type HardwarePart} from '../../../../source/core/hardware.ts';
import {nameSome, sameFor, whyThat} from '../follow-ups.ts';
import {why} from '../frames.ts';
import type {Exchange, Topic} from '../topic.ts';
import {partings} from './smalltalk.ts';

const words: Record<HardwarePart['kind'], string> = {
	cpu: '(CPU|cpu|processor|chip|central processor)',
	memory: '(memory|RAM|ram|system memory|main memory|ddr memory)',
	gpu: '(GPU|gpu|graphics card|video card|nvidia card|graphics processor)',
	storage: '(storage|disk|SSD|ssd|drive|hard drive|hard disk|nvme)',
	network: '(network|networking|network card|LAN|ethernet|wifi|network adapter|wi-fi)',
};

const amounts: Record<HardwarePart['kind'], string[]> = {
	cpu: ['how many (cores|cpu cores|threads) (do i need|does lisa need|are recommended|should i have|are enough|does it take)[?]', '(is|are) (8|12|16|4|6) cores (enough|ok|fine|sufficient)[?]', '(threadripper or ryzen|ryzen or intel|amd or intel|which ryzen)[?]'],
	memory: ['how much (RAM|ram|memory|system memory) (do i need|does lisa need|is recommended|should i (have|buy|get)|is enough|does it take)[?]', '(is|are) (16|32|8) (GB|gb|gigs) of (RAM|ram|memory) enough for lisa[?]', '(ddr4 or ddr5|which ram|what ram)[?]'],
	gpu: ['how much (VRAM|vram|video memory|gpu memory) (do i need|does lisa need|is recommended|should i (have|buy|get)|is enough)[?]', '(which|what) (nvidia|rtx|geforce) (card|gpu|one)[ should i buy| is recommended| do i need][?]', 'minimum (vram|VRAM|gpu)[?]'],
	storage: ['how much (disk|disk space|storage|space|ssd space) (do i need|does lisa need|is recommended|should i have|is enough)[?]', '(nvme or sata|ssd or hdd|do i need nvme|is a hard disk ok|do i need an ssd)[?]', 'how large (an ssd|a disk|a drive) (do i need|should i buy)[?]'],
	network: ['(do i need|does lisa need) (internet|the internet|an internet connection|a network|ethernet|wifi|to be online)[?]', 'how fast (a network|a LAN|must the network be|should the network be|an ethernet)[?]', '(ethernet or wifi|wired or wireless|is wifi ok)[?]'],
};

/** What people call a product: its name, without its maker, without its size and kind, or its bare type. */
function called(example: string): string {
	const plain = example.replace(/ (?:\d+(?:TB|GB)|2\.5Gbps|AC\d+) .*$/, '');
	const parts = plain.split(' ');
	return `(${[example, plain, plain, parts.slice(1).join(' '), parts.slice(-2).join(' '), parts.at(-1)!].join('|')})`;
}

const partTopics = hardware.flatMap((part): Topic[] => {
	const word = words[part.kind];
	const recommended = `For ${part.name}, the guide recommends ${part.recommended}; the least is ${part.minimum}.`;
	const reason: Exchange = {ask: [...whyThat, '(but |and |)why (that much|so much|so many|do i need that|such a big one|such a good one|this much)[?]', '(what for|for what|what is it needed for|what does lisa do with it|is that really needed|do i really need that|isn\'t that a lot|isn\'t that overkill)[?]'], answer: [`Because ${part.reason}.`]};
	const examples: Exchange = {ask: nameSome, answer: [`For example ${part.examples.join(', ')}.`]};
	const least: Exchange = {ask: ['(and |but |)(what is|what\'s|whats|tell me) the (minimum|least|lowest|bare minimum|lower limit)[ i can get away with| then|][?]', '(and |)(at least|minimum|at the least|as a minimum|the minimum|the least)[?]', '(is|would|could) (less|a smaller one|a cheaper one|something weaker|half of that) (be |)(ok|enough|fine|work|do|too)[?]', '(that is|that\'s|it is) (too expensive|too much|a lot|beyond my budget)[. what is the least|, is less ok|, the minimum|][?]', '(how low can i go|what would be just enough|what can i get away with)[?]'], answer: [recommended]};
	const follow = (): Exchange[] => [reason, reason, examples, examples, least, ...partings, ...hardware.filter(other => other !== part).map(other => ({ask: [...sameFor(`(the |my |)${words[other.kind]}`), `(and|and the|and for the|and how about the) ${words[other.kind]}[?]`, `(which|what|and what|and which) ${words[other.kind]}[ then| do i need| should it be|][?]`], answer: [`For ${other.name}, the guide recommends ${other.recommended}.`]}))];
	return [
		{
			id: `hardware/${part.kind}`,
			ask: [
				`(what|which) ${word} (do i need|does lisa need|is recommended|should i (buy|get|use|have)|do you recommend|is best|is good|is required|would you buy)[ for lisa| for local models| to run models][?]`,
				`(recommended|best|good|suggested|minimum|ideal|required) ${word}[ for lisa| for this][?]`,
				`${word} (requirements|recommendation|recommendations|requirement|specs|spec|advice)[?]`,
				`(what is|what's) (the recommended|a good|the best|the minimum|the required) ${word}[ for lisa| for local models][?]`,
				`(recommend|suggest) (a|me a|some) ${word}`,
				`(tell me|what do you know) about the ${word} (requirements|i need|recommendation)`,
`(which|what) ${word} (would be|is|makes) (a sensible|a good|the right|a wise) (purchase|choice|one|buy)[?]`,
`(what kind of|what sort of|what type of) ${word} (do i need|should i get|is needed|would you get)[?]`,
`${word} (to get|to buy|for lisa|needed|minimum|recommended)[?]`,
`(does|is) the ${word} (matter|important)[?]`,
				`(got|do you have|any|i want|looking for|i need) (advice|a recommendation|recommendations|tips|an opinion|guidance|a hint) (on|for|about) (the |a |my |)${word}[ to buy| for lisa|][?]`,
				`(are there|is there|tell me the|what are the) (requirements|recommendations|minimum specs|guidelines|any rule) for (the |my |a |)${word}[?]`,
				`(upgrading|replacing|buying|ordering|changing) (my|the|a) ${word}[:|,] (which one|what should it be|any advice|what do you recommend|what is right)[?]`,
				`(i go shopping tomorrow|i am in the shop|money matters|my budget is small|i am configuring a server|my boss pays)[:|,] (which|what) ${word}[ do i take| to take| would you take|][?]`,
				`(what|which) ${word} (does the guide|does the document|do the docs|would an expert|does lisa) (say|list|recommend|want|suggest|ask for|advise|like)[?]`,
				`(newbie|beginner|simple|quick) question[:|,] (what|which) ${word} (do i need|is right|is enough|should i get)[?]`,
				`${word}[:| -|,] (what is recommended|what is the minimum|what do i need|recommended and minimum|how good must it be|what should i get)[?]`,
				`how (good|strong|modern) (must|should) (the|my|a) ${word} be[?]`,
				`(i know nothing about hardware|i am not a hardware person|help me choose)[:|,] (which|what) ${word}[ for lisa| for llms| for local models| to run a 7b|][?]`,
				...amounts[part.kind],
			],
			answer: [recommended],
			follow,
			weight: 8,
		},
		{
			id: `hardware/${part.kind}/examples`,
			ask: [`(give me|name|list|show me|tell me) (an example|examples|some examples|compatible|some compatible|some) (of a|of|) ${word}[ components| models| products| that work]`, `(which|what) ${word} (models|products|components|brands) (are compatible|work|are supported|are named|fit|are on the list)[?]`, `(compatible|supported|example) ${word} (list|examples|models|components|kits|products|parts)[?]`, `name (a few|some|three|one|two) ${word}[s] (that are known to work|that work|on the list|that fit|that are fine)`, `${word} (on the compatibility list|that are fine|that work|that fit)[?]`, `examples (of|for) (a |)${word}[s][?]`, `(any|got any|do you know any) (concrete|specific|tested|proven|known good) ${word} (model|models|product|products|names)[?]`, `(which|what) (exact|specific|concrete) ${word} (should i order|do you name|is tested|can you name)[?]`, `(give|send|show) me (a list|names|model numbers|product names|brands) (of|for) (the |a |)${word}[s]`, `${word} (by name|names|brand names|shortlist|buying list|model numbers|part numbers)[?]`, `(a|one|two|some) (tested|working|compatible|proven) ${word}[s][, please| to order|, by name|][?]`, `(which|what) (brand|make|manufacturer|maker) of ${word}[ is (good|on the list|compatible)|][?]`, `(please|can you|could you) (name|list|suggest) (compatible|tested|concrete) ${word} (products|models|parts)[?]`, `(compatibility list|hardware list|list) (for|of) (the |)${word}[s][?]`],
			answer: [`Compatible ${part.name} in the guide: ${part.examples.join(', ')}.`],
			follow,
			weight: 3,
		},
		{id: `hardware/${part.kind}/why`, ask: [...why(`(the ${word} important|so much ${word} needed|${word} recommended|the ${word} matter)`), `(why do i need|why does lisa need|what is the use of|what does lisa use) (a|the|so much|a good|a fast|that) ${word}[ for][?]`, `(what|how) (is|does) (a|the) (good|better|fast|big|strong) ${word} (good for|help|helpful|change|bring|do for lisa)[?]`, `(why|how) (does|will|would) (a|the) (better|faster|bigger|stronger) ${word} (help|make a difference|matter so much|speed it up|pay off)[?]`, `(what for|for what reason|why exactly|to what end) (the|a|such a|that) ${word}[?]`, `(convince me|explain|justify)[ to me| to my boss|] why (the|a) ${word} (matters|is important|is recommended|is worth it|costs so much)`, `why is (a good|a fast|a big|the recommended) ${word} worth (it|the money)[?]`, `(role|purpose|importance|benefit) of (the|a|a good) ${word}[ in lisa| for inference|][?]`, `why (not|should i not|shouldn't i|can't i) (use|buy|take|get|just take) (a|any|an old) (weak |slow |small |cheap |)${word}[?]`, `(reason|reasons|rationale|justification) (for|behind) (the |)${word} (recommendation|requirement|advice)[?]`], answer: [`Because ${part.reason}.`], follow, weight: 2},
		...part.examples.map((example): Topic => ({
			id: `hardware/example/${example}`,
			ask: [`(is|would) (the|a|an|my|) ${called(example)} (ok|good|compatible|supported|enough|fine|work|on the list|recommended)[?]`, `(can i use|does lisa work with|does lisa support|will lisa run on|i have|should i buy) (the|a|an|) ${called(example)}[?| - is that ok?]`, `${called(example)}[?]`, `(would|will|does|could) (the|a|an|my) ${called(example)} (do|work|suffice|be ok|be fine|be alright|be good enough|fit)[ here| for this| for lisa|][?]`, `i (bought|own|got|ordered|want|found|consider|was offered) (a|an|the) ${called(example)}[, all good| - ok|, is it compatible|. good choice|. is that fine|][?]`, `${called(example)}[,|:] (ok|fine|any good|good|compatible|all good|on the list|alright|yes or no)[?]`, `(my|our|this) (pc|machine|box|server|workstation|laptop) (has|comes with|runs on|is built with|contains) (a|an|the) ${called(example)}[, fine|, ok|. is that compatible|. good enough|. will lisa like it|][?]`, `(how about|what about|what do you say to|thoughts on|opinion on|verdict on) (a|an|the) ${called(example)}[ for lisa|][?]`, `(found|there is|they offer|i can get|i see) (a|an) ${called(example)} (cheap|second hand|on sale|for a good price|at work)[, should i take it|. compatible|, is it on the list|][?]`, `(is|was) buying (a|an|the) ${called(example)} (a good idea|wise|ok)[?]`, `(do you know|have you heard of|does the guide mention|does the guide list) the ${called(example)}[?]`, `(would|can|does) lisa (like|accept|get along with|be happy with|be fine with|run with|cope with) (a|an|my|the) ${called(example)}[?]`, `${called(example)} (compatibility|compatible|supported|support|verdict|for lisa|with lisa|for llms)[?]`, `(thinking of|planning on|about) (buying|getting|ordering) (a|an|the) ${called(example)}[. ok|, good choice|. any good|][?]`],
			answer: [`Yes: the ${example} is on the guide's list of compatible ${part.name === 'memory' ? 'memory' : `${part.name} components`}.`],
			follow: () => [{ask: [...nameSome, '(and |)(which|what) (others|else|other ones|alternatives)[ are (on it|on the list|compatible)| are there|][?]', '(what else|which others|the others|the rest|the whole list) (is|are|) (on the list|compatible|)[?]', '(show me|what is on) the list[?]'], answer: [`Compatible ${part.name} in the guide: ${part.examples.join(', ')}.`]}, ...partings],
			weight: 1.2,
		})),
	];
});

const advice: Topic[] = [
	{id: 'hardware/all', ask: ['(what|which) (hardware|machine|computer|pc|box|setup|rig|system) (do i need|does lisa need|is recommended|should i (buy|build|get)|do you recommend|is required)[?]', '(hardware|system|minimum|recommended) (requirements|specs|specification|hardware)[?]', '(what are|tell me) the (hardware|system) requirements[ of lisa| for lisa][?]', '(specs|requirements)[?]', '(what|which) (computer|machine|pc|hardware) (should i get|would be ideal|is good|is best|runs this well) (for|to run) (running lisa|lisa|running lisa well|local models)[?]'], answer: ['The guide recommends 24 to 32 cores, 64 to 128 GB of memory, an NVIDIA card with at least 8 GB of VRAM (12 GB or more preferred) and a 1 TB NVMe SSD. LISA also runs on less, with smaller models.'], follow: () => hardware.map(part => ({ask: [...sameFor(`(the |)${words[part.kind]}`), `(and |)(which|what|what kind of) ${words[part.kind]}[ exactly| then|][?]`, `(more|tell me more|say more|details) (about|on) the ${words[part.kind]}`], answer: [`For ${part.name}, the guide recommends ${part.recommended}; the least is ${part.minimum}.`]})), weight: 10},
	{id: 'hardware/no-gpu', ask: ['(can i|can lisa|does lisa|will lisa|will it) (run|work|start) without a (GPU|gpu|graphics card|video card)[?]', '(is a|do i need a|is a dedicated|must i have a) (GPU|gpu|graphics card) (required|needed|necessary|mandatory|)[?]', '(no gpu|cpu only|only a cpu|i have no gpu|there is no gpu|i don\'t have a gpu)[, does it work?|, can i use it?|?]', '(what if|what happens if) i (have no|don\'t have a|don\'t own a) (gpu|graphics card)[?]', '(i don\'t own|i have not got|without|there is not) (a |any )(graphics card|gpu)( at all|)[, is lisa useless then?|, is it any use?|, can it run?|?]'], answer: ['Yes, LISA runs on the CPU alone: choose a small model and a low rung such as Q4_K_M, because each token takes longer there.'], weight: 6},
	{id: 'hardware/laptop', ask: ['(can|will|does) (it|lisa) (run|work) on (a laptop|my laptop|an old computer|a weak machine|a small machine|a raspberry pi|a mini pc|an old pc|a notebook)[?]', '(my machine is|i have) (weak|slow|old|small|much less than that|only a laptop)[, is that ok?|. can i still use it?|. does it work?]'], answer: ['Yes, with smaller models: TinyLlama 1.1B needs about 1 to 2 GB. The large tiers of the guide are for 7B to 13B models and several at once.'], weight: 4},
	{id: 'hardware/amd', ask: ['(does|do|will|can) (AMD|amd|radeon|Intel Arc|intel|amd radeon) (cards|gpus|card|gpu) work[?]', '(does lisa|is there) support (for |)(AMD|radeon|amd gpus|intel gpus)[?]', 'can i use (an amd|a radeon|an intel) (gpu|card|graphics card)[?]', '(will|is|does) my (radeon|amd card|intel card|amd gpu|arc) (be used|used|supported|work|help)[?]', '(nvidia or amd|amd or nvidia)[?]'], answer: ['The guide recommends NVIDIA cards, because inference runs faster through CUDA. Without one LISA runs on the CPU.'], weight: 3},
	{id: 'hardware/benefits', ask: ['(what are|tell me) the (benefits|advantages) of (the recommended hardware|good hardware|better hardware|these specifications)[?]', 'why (should i|do i need to) (follow|buy|use) the recommended (hardware|specs|components)[?]', '(benefits|advantages) of the recommended (hardware|specs)[?]'], answer: ['The recommended hardware gives performance, scalability, reliability, cost efficiency and compatibility: several models run at once without slowing down.'], weight: 2},
	{id: 'hardware/mixed-precision', ask: ['(what is|what\'s|explain|define|tell me about|why use|what does) (mixed precision|mixed-precision|mixed precision inference|half precision mixing)[ do| mean| for][?]', '(how does|does) mixed precision (help|work|save memory|matter)[?]', '(mixed precision|mixed-precision)[?]'], answer: ['Mixed precision computes in 16 bits where that is enough and in 32 where it is not, which lowers memory use and raises speed. PyTorch and NVIDIA Apex offer it.'], weight: 3},
	{id: 'hardware/pinning', ask: ['(what is|what\'s|explain|define|tell me about|why use) (memory pinning|pinned memory|mlock|memory locking|page locking|pinning)[?]', '(how does|does|what does) (memory pinning|pinning|mlock) (help|do|work)[?]', '(memory pinning|pinning|mlock|pinned memory)[?]', '(keep|lock|pin) (the model|weights|a model) in (RAM|memory|ram)[?]'], answer: ['Memory pinning (mlock) keeps the model in RAM, so that the system cannot move it to swap: start `lisa --mlock`. That lowers latency, as long as there is enough memory.'], weight: 3},
	{id: 'hardware/throughput', ask: ['(what is|what\'s|explain|define|how do i measure|how is) (inference throughput|throughput|the throughput)[ measured][?]', '(throughput|inference throughput)[?]', '(how do i|how can i|how to) (benchmark|measure the speed of|measure the throughput of) (my machine|a model|inference|the model|this box)[?]', 'how fast is my (machine|model|box|computer)[?]'], answer: ['Throughput is how much the machine produces in a time, in tokens per second. `lisa bench` measures it, the panels show it while a reply runs, and `torchbenchmark` measures PyTorch models.'], weight: 3},
	{id: 'hardware/several', ask: ['(can i|can lisa|is it possible to) (run|load|keep|have) (several|two|many|multiple|more than one) models (at once|at the same time|together|in memory)[?]', '(several|multiple|two|many) (models|llms) (at once|at the same time|loaded simultaneously|side by side|in parallel)[, possible|][?]', 'how much (memory|ram) for (several|two|multiple) models[?]'], answer: ['Several models need memory for all of them at once: the guide recommends 64 to 128 GB of RAM, so that nothing is swapped to disk.'], weight: 2},
	{id: 'hardware/profile', ask: ['(how do i|how can i|how to) (find|profile|locate|identify|debug) (a bottleneck|performance bottlenecks|the bottleneck|what is slow|slow code)[?]', '(what is|what\'s) (cProfile|cprofile|profiling|a bottleneck|timeit)[?]', '(performance bottlenecks|bottleneck|profiling|cprofile)[?]'], answer: ['Profile before you change anything: the panels show whether CPU, memory or GPU is full, and `cProfile` shows where Python code spends its time.'], weight: 2},
];

/** The tiers of the hardware document and its advice. */
export const hardwareTopics: readonly Topic[] = [...partTopics, ...advice];
