/**
What LISA warns of while it watches: what happened, why it matters and what a person does about it.

The bundled model is taught from this table too, so its sentences are written to be read.
*/
export type AlertRow = {
	/** What happened, as a clause for the status bar. */
	readonly sign: string;
	/** Why it matters, as one sentence. */
	readonly cause: string;
	/** What to do, as one sentence. */
	readonly hint: string;
};

const define = <Name extends string>(rows: Record<Name, AlertRow>): Readonly<Record<Name, AlertRow>> => rows;

/** Every alert, by name. */
export const alerts = define({
	'vram-full': {
		sign: 'VRAM is above 95 %',
		cause: 'The next allocation on the card may fail.',
		hint: 'Go down a rung with Alt+↓, or end what else uses the card: `lisa top` shows it.',
	},
	swapping: {
		sign: 'the box began to swap',
		cause: 'Memory is full and pages go to disk, which makes every token wait.',
		hint: 'Go down a rung with Alt+↓, or close what else uses memory.',
	},
	'thermal-throttle': {
		sign: 'the card slows down because it is hot',
		cause: 'The driver lowers the clocks until the card is cooler.',
		hint: 'See to its fans and the air in the case, or lower its power limit.',
	},
	'memory-pressure': {
		sign: 'programs wait for memory',
		cause: 'The kernel reports memory pressure: work stands still while pages are found.',
		hint: 'Close what else uses memory, or choose a shorter context.',
	},
	'disk-low': {
		sign: 'less than 10 GB are free on the disk of the models',
		cause: 'A rung that is made or a model that is fetched may not fit.',
		hint: 'Delete models that are no longer used with `lisa models rm FILE`.',
	},
	'engine-stalled': {
		sign: 'the engine gives no token',
		cause: 'A reply runs and nothing has come for far longer than usual.',
		hint: 'Look at CPU and swap in the panels; LISA restarts the engine if it hangs.',
	},
	'gpu-lost': {
		sign: 'a card is gone',
		cause: 'The driver no longer answers for it.',
		hint: 'Run `nvidia-smi`: if it fails, restart the box.',
	},
});

export type AlertName = keyof typeof alerts;
