import * as z from 'zod/mini';
import type {BenchReport} from './bench.ts';
import type {Embedded, Embedder} from './embedding.ts';
import type {Problem} from './errors.ts';
import type {HistoryPoint, RecordedRow, RecordingStatus} from './history.ts';
import type {Now} from './now.ts';
import type {PastInput, SearchHit, SessionSummary, Timings} from './chat.ts';
import type {SamplingSettings} from './engine-protocol.ts';
import type {RunState} from './run.ts';
import type {Stats} from './stats.ts';
import type {View, ViewEvent} from './view.ts';

/**
What a face and the host say to each other: JSON lines over a Unix socket. Raised at every change of this file or of `view.ts`.
*/
export const protocolVersion = 5;

const id = z.string().check(z.maxLength(100));
const path = z.string().check(z.minLength(1), z.maxLength(4096));
const text = z.string().check(z.maxLength(4_000_000));
const loadSettings = {
	path: z.optional(z.string().check(z.maxLength(4096))),
	contextSize: z.optional(z.int().check(z.minimum(64), z.maximum(10_000_000))),
	threads: z.optional(z.int().check(z.minimum(1), z.maximum(1024))),
	gpuLayers: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
	batchSize: z.optional(z.int().check(z.minimum(32), z.maximum(8192))),
	kvType: z.optional(z.enum(['F16', 'Q8_0', 'Q4_0'])),
	mlock: z.optional(z.boolean()),
	mmap: z.optional(z.boolean()),
	flashAttention: z.optional(z.boolean()),
};
const settings = z.object({
	...loadSettings,
	/** What the settings of the user say: it counts where a model is loaded anyway, and is no reason to load one anew. */
	usual: z.optional(z.object(loadSettings)),
});

/**
Everything a face may ask of the host. The socket is the boundary: what does not match is refused and never reaches the host.
*/
export const commandSchema = z.discriminatedUnion('type', [
	/** `instead` names the message it takes the place of; that one is kept as a branch. */
	z.object({type: z.literal('send'), text, instead: z.optional(id)}),
	z.object({type: z.literal('regenerate')}),
	/** Goes on with a reply that was cut short. */
	z.object({type: z.literal('continue')}),
	/** Takes the last question and its answer back; they are kept as a branch. */
	z.object({type: z.literal('undo')}),
	/** Shows the branch before or the next one. */
	z.object({type: z.literal('branch'), direction: z.literal([-1, 1])}),
	z.object({type: z.literal('stop')}),
	z.object({type: z.literal('new')}),
	/** Asks for the list of conversations. */
	z.object({type: z.literal('sessions')}),
	/** With a message, on the branch that has it. */
	z.object({type: z.literal('open'), id, message: z.optional(id)}),
	z.object({type: z.literal('rename'), title: z.string().check(z.maxLength(1000)), id: z.optional(id)}),
	z.object({type: z.literal('delete'), id}),
	/** Finds words in every conversation. */
	z.object({type: z.literal('search'), words: z.string().check(z.maxLength(1000))}),
	/** Finds what was sent in any conversation. */
	z.object({type: z.literal('inputs'), words: z.string().check(z.maxLength(1000))}),
	/** A conversation by its title or id, or the beginning of one; without a name the one written to last. */
	z.object({type: z.literal('find'), name: z.optional(z.string().check(z.maxLength(1000)))}),
	/** The system prompt of the conversation; empty is none. */
	z.object({type: z.literal('system'), text}),
	/** How the conversation samples; without a value the default again. */
	z.object({type: z.literal('set'), name: z.string().check(z.maxLength(40)), value: z.optional(z.number())}),
	z.object({type: z.literal('preset'), name: z.literal(['exact', 'balanced', 'creative'])}),
	/** Asks how the conversation samples. */
	z.object({type: z.literal('sampling')}),
	/** Asks what the conversation cost. */
	z.object({type: z.literal('stats')}),
	/** Writes a conversation to a file of the face's folder; without a folder its text is the answer. */
	z.object({type: z.literal('export'), id: z.optional(id), folder: z.optional(path), file: z.optional(path), format: z.optional(z.literal(['markdown', 'json']))}),
	/** Keeps a text in a file that only this user can read: it may not have reached the clipboard. */
	z.object({type: z.literal('keep-copy'), text}),
	/** Keeps what a person chose for every conversation. */
	z.object({type: z.literal('prefer'), name: z.literal(['theme']), value: z.string().check(z.maxLength(40))}),
	z.object({type: z.literal('load'), settings}),
	z.object({type: z.literal('swap'), path: z.string().check(z.maxLength(4096))}),
	/** Makes a missing rung without going there, or stops making it. */
	z.object({type: z.literal('make'), path: z.string().check(z.maxLength(4096)), stop: z.optional(z.boolean())}),
	/** Answers the last prompt on another rung too. */
	z.object({type: z.literal('compare'), path: z.string().check(z.maxLength(4096))}),
	z.object({type: z.literal('step'), direction: z.literal([-1, 1])}),
	/** Looks again at what fits: the ladder is being opened. */
	z.object({type: z.literal('survey')}),
	z.object({type: z.literal('draft'), text}),
	z.object({
		type: z.literal('complete'),
		text,
		system: z.optional(text),
		maxTokens: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
		temperature: z.optional(z.number().check(z.minimum(0), z.maximum(5))),
		seed: z.optional(z.int().check(z.minimum(0), z.maximum(4_294_967_295))),
	}),
	/** Answers a file of prompts, or tells how it goes where that is under way; how it goes comes as text, a JSON object at a time. The settings hold for lines that have none. */
	z.object({
		type: z.literal('run'),
		input: path,
		out: path,
		load: settings,
		system: z.optional(text),
		maxTokens: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
		temperature: z.optional(z.number().check(z.minimum(0), z.maximum(5))),
		seed: z.optional(z.int().check(z.minimum(0), z.maximum(4_294_967_295))),
	}),
	/** Asks for what was recorded, as points. */
	z.object({type: z.literal('history'), from: z.number(), to: z.number(), points: z.int().check(z.minimum(1), z.maximum(2000))}),
	/** Asks for rows as they were recorded: the oldest of a span, so that what follows is asked for from there. */
	z.object({type: z.literal('recorded'), from: z.number(), to: z.number(), most: z.int().check(z.minimum(1), z.maximum(5000)), names: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(1000)))}),
	/** Asks what is recorded, and where. */
	z.object({type: z.literal('recording')}),
	/** Asks for the newest figures. The box is watched as long as who asks is there. */
	z.object({type: z.literal('now')}),
	/** Looks for the models on this box: the picker is being opened. */
	z.object({type: z.literal('shelf')}),
	/** Fetches a model, by an address as `lisa pull` takes it. */
	z.object({type: z.literal('pull'), what: z.string().check(z.minLength(1), z.maxLength(4096))}),
	z.object({type: z.literal('stop-pull')}),
	/** Measures the model in use. */
	z.object({
		type: z.literal('bench'),
		settings: z.object({
			promptTokens: z.int().check(z.minimum(1), z.maximum(1_000_000)),
			replyTokens: z.int().check(z.minimum(1), z.maximum(1_000_000)),
			repetitions: z.int().check(z.minimum(1), z.maximum(1000)),
			replyTime: z.optional(z.number().check(z.minimum(1), z.maximum(3_600_000))),
			threads: z.optional(z.int().check(z.minimum(1), z.maximum(1024))),
			profile: z.optional(z.boolean()),
		}),
	}),
	/** Makes vectors of texts, beside the chat. Without a path by the model used last for it, or one that is found. */
	z.object({type: z.literal('embed'), settings, texts: z.array(text).check(z.maxLength(1000))}),
	z.object({type: z.literal('leave')}),
	z.object({type: z.literal('shutdown')}),
]);

export type Command = z.infer<typeof commandSchema>;
export type LoadRequest = z.infer<typeof settings>;

/** The first thing a face says. */
export const helloSchema = z.object({
	version: z.int(),
	/** A screen gets the view and its events, `top` the processes too; a one-off command only the answers to what it asks. */
	kind: z.literal(['screen', 'top', 'command']),
});

export type Hello = z.infer<typeof helloSchema>;

export type Welcome = {
	readonly version: number;
	readonly pid: number;
	/** Of a screen. */
	readonly view?: View;
	/** What was in the composer when the last face went. */
	readonly draft?: string;
	/** The colours chosen last. */
	readonly theme?: string;
};

/** What `complete` ends with: the object `lisa ask --json` prints. */
export type Completion = {
	readonly text: string;
	readonly model: string;
	readonly rung: string;
	readonly timings: Timings;
	readonly ending: string;
};

/** What a command comes back with. */
export type Outcome = {
	readonly problem?: Problem;
	readonly completion?: Completion;
	/** Of `run`: how it ended. */
	readonly run?: RunState;
	/** Of `bench`. */
	readonly bench?: BenchReport;
	/** Of `history`, oldest first. */
	readonly history?: readonly HistoryPoint[];
	/** Of `recorded`, oldest first. */
	readonly rows?: readonly RecordedRow[];
	/** Of `recording`. */
	readonly recording?: RecordingStatus;
	/** Of `now`. */
	readonly now?: Now;
	/** Of `embed`: a result for each text, in order, and what made them. */
	readonly embedded?: readonly Embedded[];
	readonly embedder?: Embedder;
	/** Of `sampling`, `set` and `preset`: as it is, and as it would be if nothing were set. */
	readonly sampling?: SamplingSettings;
	readonly defaults?: SamplingSettings;
	readonly stats?: Stats;
	/** Of `export` without a folder. */
	readonly text?: string;
	/** Of `export` and `keep-copy`: where it was written. */
	readonly file?: string;
	/** Of `search`, the newest first. */
	readonly hits?: readonly SearchHit[];
	/** Of `inputs`, the newest first. */
	readonly inputs?: readonly PastInput[];
	/** Of `find`. */
	readonly session?: SessionSummary;
	/** Of `sessions`. */
	readonly sessions?: readonly SessionSummary[];
};

/** The functions the host offers a face. */
export type HostFunctions = {
	hello(hello: Hello): Promise<Welcome>;
	command(command: Command): Promise<Outcome>;
};

/** The functions a face offers the host. Neither returns anything: nobody waits for a face. */
export type FaceFunctions = {
	events(events: readonly ViewEvent[]): void;
	/** Text of the `complete` this face asked for. */
	text(piece: string): void;
	/** How far a command of this face is, 0 to 1. */
	progress(fraction: number): void;
};
