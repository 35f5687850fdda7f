import type {SectionName} from './section-names.ts';

/** A section and the rows inside it; its own border line is not counted. */
export type PlannedSection = {
	readonly name: SectionName;
	/** Which card of several, counted from the first; absent where all share a section or there is none. */
	readonly card?: number;
	readonly rows: number;
};

type Rows = Record<Exclude<SectionName, 'gpu'>, number> & {gpu: number; merged: boolean};

/** No rows: the section is not there. */
const gone = -1;

/**
How many rows each section gets, so that a column with its borders is `height` lines: decided by height and cards alone, so that nothing jumps when contents change.

When rows are few, sections give way in this order: net, disk, the model's last line, what is below a chart, Memory's lines, a section for each card. Rows to spare make charts grow, up to four rows each; then cores are shown one by one and memory gets a chart, latency a histogram, disk and network a chart; the rest is the model's.
*/
export function planPanels(height: number, cards: number): PlannedSection[] {
	const rows: Rows = {gpu: cards === 0 ? 1 : 3, memory: 3, cpu: 2, latency: 3, disk: 1, network: 1, model: 3, merged: false};
	for (const shrink of shrinking) {
		const over = total(rows, cards) - height;
		if (over <= 0) {
			break;
		}

		Object.assign(rows, shrink(rows, cards, over));
	}

	for (let spare = height - total(rows, cards); spare > 0;) {
		const grown = growing.find(step => step(rows, cards, spare));
		if (grown === undefined) {
			rows.model += spare;
			break;
		}

		spare = height - total(rows, cards);
	}

	return toSections(rows, cards);
}

/** What each step leaves of the sections; `over` is how many lines are too many still. */
const shrinking: ReadonlyArray<(rows: Rows, cards: number, over: number) => Partial<Rows>> = [
	() => ({network: gone}),
	() => ({disk: gone}),
	() => ({model: 2}),
	(_, cards) => ({gpu: cards === 0 ? 1 : 2}),
	() => ({memory: 2}),
	(_, cards) => ({gpu: cards === 0 ? 0 : 1}),
	() => ({latency: 2}),
	() => ({cpu: 1}),
	(_, cards) => (cards > 1 ? {merged: true, gpu: cards} : {}),
	({gpu}, _, over) => ({gpu: Math.min(gpu, Math.max(1, gpu - over))}),
	() => ({memory: 1}),
	() => ({latency: 1}),
	() => ({model: 1}),
	() => ({cpu: gone}),
	() => ({gpu: gone}),
	() => ({model: gone}),
	() => ({memory: gone}),
	() => ({latency: gone}),
];

/** Each takes one row (one for every card) if it can use it; the first that has the shortest chart goes first. */
const growing: ReadonlyArray<(rows: Rows, cards: number, spare: number) => boolean> = [
	...[1, 2, 3, 4].flatMap(chart => [
		(rows: Rows) => grow(rows, 'latency', chart + 2),
		(rows: Rows) => grow(rows, 'cpu', chart + 1),
		(rows: Rows, cards: number, spare: number) => cards > 0 && !rows.merged && spare >= cards && grow(rows, 'gpu', chart + 2),
	]),
	...[5, 6].map(cores => (rows: Rows) => grow(rows, 'cpu', cores + 1)),
	...[1, 2, 3, 4].map(chart => (rows: Rows) => grow(rows, 'memory', chart + 3)),
	// What is told of the model in full stays; beyond that there is a histogram, all at once, and charts of rates.
	(rows, _, spare) => spare > modelFacts + histogram && growBy(rows, 'latency', 6, histogram),
	(rows, _, spare) => spare > modelFacts + rates && growBy(rows, 'disk', 1, rates),
	(rows, _, spare) => spare > modelFacts + rates && growBy(rows, 'network', 1, rates),
];

/** Rows of everything that the model's panel can tell, of the histogram of intervals, and of a chart of rates. */
const modelFacts = 12;
const histogram = 5;
const rates = 3;

function growBy(rows: Rows, name: 'latency' | 'disk' | 'network', from: number, more: number): boolean {
	if (rows[name] !== from) {
		return false;
	}

	rows[name] += more;
	return true;
}

function grow(rows: Rows, name: 'latency' | 'cpu' | 'gpu' | 'memory', most: number): boolean {
	if (rows[name] === gone || rows[name] >= most) {
		return false;
	}

	rows[name]++;
	return true;
}

function total({merged, gpu, ...others}: Rows, cards: number): number {
	const sections = Object.values(others).filter(rows => rows !== gone);
	const each = gpu === gone ? 0 : (gpu + 1) * (merged ? 1 : Math.max(1, cards));
	return sections.reduce((sum, rows) => sum + rows + 1, 1) + each;
}

function toSections({merged, gpu, ...others}: Rows, cards: number): PlannedSection[] {
	const rest = (['memory', 'cpu', 'latency', 'disk', 'network', 'model'] as const)
		.map(name => ({name, rows: others[name]}))
		.filter(({rows}) => rows !== gone);
	return [...gpuSections(gpu, merged ? 0 : cards), ...rest];
}

/**
@param separate How many cards have a section each; none when all share one.
*/
function gpuSections(rows: number, separate: number): PlannedSection[] {
	if (rows === gone) {
		return [];
	}

	return separate === 0 ? [{name: 'gpu', rows}] : Array.from({length: separate}, (_, card) => ({name: 'gpu', card, rows}));
}
