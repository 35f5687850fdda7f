import type {AlertName} from './alerts.ts';
import type {LoadedModel} from './engine-protocol.ts';
import type {Sample} from './samples.ts';

/** Everything that is measured, at this moment. */
export type Now = {
	readonly sample: Sample;
	/** The model in use. */
	readonly model?: LoadedModel;
	/** Tokens of the context in use. */
	readonly contextUsed: number;
	/** Since the host started. */
	readonly totals: {readonly tokens: number; readonly stalls: number};
	/** What holds at this moment. */
	readonly alerts: readonly AlertName[];
};
