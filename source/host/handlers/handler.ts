import type {Pulse} from '../../core/pulse.ts';
import type {Command, Hello, Outcome} from '../../core/protocol.ts';
import type {Store} from '../../storage/store.ts';
import type {Answering} from '../answering.ts';
import type {Benching} from '../benching.ts';
import type {Board} from '../board.ts';
import type {Comparing} from '../comparing.ts';
import type {Conversation} from '../conversation.ts';
import type {Embedding} from '../embedding.ts';
import type {Draft} from '../draft.ts';
import type {EngineKeeper} from '../engine-keeper.ts';
import type {Fetching} from '../fetching.ts';
import type {Ladder} from '../ladder.ts';
import type {Loading} from '../loading.ts';
import type {Maker} from '../maker.ts';
import type {Recorder} from '../recorder.ts';
import type {Runs} from '../runs.ts';
import type {ShelfKeeper} from '../shelf.ts';
import type {Tuning} from '../tuning.ts';
import type {Watch} from '../watch.ts';

/** The rooms of the host that a command may need. */
export type Parts = {
	readonly store: Store;
	readonly board: Board;
	readonly draft: Draft;
	readonly keeper: EngineKeeper;
	readonly conversation: Conversation;
	readonly answering: Answering;
	readonly ladder: Ladder;
	readonly loading: Loading;
	readonly comparing: Comparing;
	readonly benching: Benching;
	readonly embedding: Embedding;
	readonly maker: Maker;
	readonly shelf: ShelfKeeper;
	readonly fetching: Fetching;
	readonly watch: Watch;
	readonly recorder: Recorder;
	readonly pulse: Pulse;
	readonly runs: Runs;
	readonly tuning: Tuning;
	/** Where a text is kept that may not have reached the clipboard. */
	readonly copies: string;
};

/** Who asks. */
type Asker = {
	/** What the face is. */
	readonly kind: Hello['kind'];
	/** Takes text piece by piece, before the outcome. */
	readonly onText: (piece: string) => void;
	/** Hears how far a long command is, 0 to 1. */
	readonly onProgress: (fraction: number) => void;
	/** Aborted when the face goes. */
	readonly signal: AbortSignal;
};

/** Does one command. What it throws is told to the face. */
export type Handler<Type extends Command['type']> = (command: Extract<Command, {type: Type}>, asker: Asker) => Outcome | undefined | void | Promise<Outcome | undefined | void>;

/** Commands by name: what the host does for each. */
export type Handlers<Types extends Command['type']> = {readonly [Type in Types]: Handler<Type>};
