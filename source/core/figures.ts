/** What a figure is counted in. */
export type Unit = 'bytes' | 'bytes_per_second' | 'ratio' | 'celsius' | 'watts' | 'megahertz' | 'milliseconds' | 'per_second' | 'threads' | 'tokens' | 'count';

/** One figure of a recording. */
export type Figure = {
	readonly unit: Unit;
	/** What it is, as one sentence. */
	readonly help: string;
	/** The maximum is kept beside the average, under the same name with `_max`: what matters is the worst moment. */
	readonly peak?: true;
};

const define = <Name extends string>(figures: Record<Name, Figure>): Readonly<Record<Name, Figure>> => figures;

/** The figures of the box and of the reply, in the order in which they are written. */
export const boxFigures = define({
	cpu_load: {unit: 'ratio', help: 'Busy share of all threads.', peak: true},
	cpu_steal: {unit: 'ratio', help: 'Share taken by the hypervisor.'},
	cpu_engine: {unit: 'threads', help: 'Work done by the engine.'},
	cpu_other: {unit: 'threads', help: 'Work done by everything but LISA.'},
	cpu_clock: {unit: 'megahertz', help: 'Clock of the processor.'},
	cpu_temperature: {unit: 'celsius', help: 'Temperature of the processor.', peak: true},
	cpu_load_average: {unit: 'count', help: 'Load average of one minute.'},
	memory_total: {unit: 'bytes', help: 'Memory of the box.'},
	memory_used: {unit: 'bytes', help: 'Memory that programs hold.', peak: true},
	memory_available: {unit: 'bytes', help: 'Memory that programs can still have.'},
	memory_cached: {unit: 'bytes', help: 'Memory that caches files.'},
	memory_pressure: {unit: 'ratio', help: 'Share of the last ten seconds in which some task waited for memory.', peak: true},
	swap_total: {unit: 'bytes', help: 'Swap space.'},
	swap_used: {unit: 'bytes', help: 'Swap space in use.', peak: true},
	swap_in: {unit: 'bytes_per_second', help: 'Read back from swap.', peak: true},
	swap_out: {unit: 'bytes_per_second', help: 'Written to swap.', peak: true},
	engine_resident: {unit: 'bytes', help: 'Memory of the engine that is in RAM.', peak: true},
	engine_anonymous: {unit: 'bytes', help: 'Memory the engine allocated: KV cache, buffers, repacked weights.'},
	engine_mapped: {unit: 'bytes', help: 'Pages of the model file that the engine holds in RAM.'},
	disk_total: {unit: 'bytes', help: 'Size of the volume that holds the models.'},
	disk_free: {unit: 'bytes', help: 'Free on the volume that holds the models.'},
	disk_read: {unit: 'bytes_per_second', help: 'Read from the disk of the models.', peak: true},
	disk_write: {unit: 'bytes_per_second', help: 'Written to the disk of the models.', peak: true},
	network_receive: {unit: 'bytes_per_second', help: 'Received from the network.', peak: true},
	network_send: {unit: 'bytes_per_second', help: 'Sent to the network.', peak: true},
	tokens: {unit: 'tokens', help: 'Tokens made in the second before the sample.'},
	token_rate: {unit: 'per_second', help: 'Tokens a second while a reply runs.'},
	token_p50: {unit: 'milliseconds', help: 'Median time between the tokens of that second.'},
	token_p95: {unit: 'milliseconds', help: '95th percentile of the times between the tokens of that second.', peak: true},
	token_p99: {unit: 'milliseconds', help: '99th percentile of the times between the tokens of that second.', peak: true},
	token_longest: {unit: 'milliseconds', help: 'Longest time between two tokens of that second.', peak: true},
	token_stalls: {unit: 'count', help: 'Stalls in that second.', peak: true},
	ttft: {unit: 'milliseconds', help: 'Time to first token, of a reply that began in that second.', peak: true},
	prefill_rate: {unit: 'per_second', help: 'Prefill rate, of a reply that began in that second.'},
});

/** The figures of each card. */
export const cardFigures = define({
	memory_total: {unit: 'bytes', help: 'VRAM of the card.'},
	memory_used: {unit: 'bytes', help: 'VRAM in use.', peak: true},
	memory_own: {unit: 'bytes', help: 'VRAM that LISA’s engine holds.', peak: true},
	utilization: {unit: 'ratio', help: 'Share of time in which the card computed.', peak: true},
	temperature: {unit: 'celsius', help: 'Temperature of the card.', peak: true},
	power: {unit: 'watts', help: 'Power the card draws.', peak: true},
	clock: {unit: 'megahertz', help: 'Clock of the card.'},
	memory_clock: {unit: 'megahertz', help: 'Clock of the VRAM.'},
	fan: {unit: 'ratio', help: 'Speed of the fan.'},
	throttled: {unit: 'ratio', help: 'Whether the card is slowed down by heat, power or its hardware.', peak: true},
	receive: {unit: 'bytes_per_second', help: 'Received over PCIe.', peak: true},
	send: {unit: 'bytes_per_second', help: 'Sent over PCIe.', peak: true},
});

export type BoxFigure = keyof typeof boxFigures;
export type CardFigure = keyof typeof cardFigures;

/** As in `memory_used`, or `gpu0_memory_used` of the first card. */
export type FigureName = BoxFigure | `gpu${number}_${CardFigure}`;

/** Figures by name. What is absent was not known. */
export type Figures = Readonly<Partial<Record<FigureName | `${FigureName}_max`, number>>>;

/** Cards beyond this many are not recorded. */
export const mostCards = 16;

/** @returns What a figure is, by its name with or without `_max`; nothing for a name that is none. */
export function figureNamed(name: string): (Figure & {readonly card?: number; readonly base: BoxFigure | CardFigure; readonly isPeak: boolean}) | undefined {
	const isPeak = name.endsWith('_max');
	const plain = isPeak ? name.slice(0, -4) : name;
	const [, card, part = plain] = /^gpu(\d{1,2})_(.+)$/u.exec(plain) ?? [];
	const table: Readonly<Record<string, Figure>> = card === undefined ? boxFigures : cardFigures;
	const figure = Object.hasOwn(table, part) ? table[part] : undefined;
	return figure === undefined || (isPeak && !figure.peak) ? undefined : {...figure, ...(card !== undefined && {card: Number(card)}), base: part as BoxFigure | CardFigure, isPeak};
}

const boxOrder = Object.keys(boxFigures);
const cardOrder = Object.keys(cardFigures);

/** @returns Where a figure stands among all of them: those of the box first, then card by card, each with its maximum beside it. */
export function figureOrder(name: string): number {
	const {card = -1, base = '', isPeak = false} = figureNamed(name) ?? {};
	const order = card === -1 ? boxOrder : cardOrder;
	return (card + 1) * 1000 + order.indexOf(base) * 2 + (isPeak ? 1 : 0);
}
