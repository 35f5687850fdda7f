import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import * as z from 'zod/mini';

/** What a build does, in this order. */
const stages = ['unpack', 'configure', 'compile', 'try', 'measure'] as const;

const schema = z.object({
	stage: z.enum(stages),
	/** Of the stage, 0 to 1. */
	fraction: z.number(),
	/** When the stage began. Milliseconds since the epoch. */
	since: z.number(),
	/** How it ended, where it did not get to its end. */
	problem: z.optional(z.object({message: z.string(), hint: z.string()})),
	/** It was stopped by a person, and goes on where it was. */
	stopped: z.optional(z.boolean()),
});

/** How far a build is, for whoever looks: another process than the one that builds. */
export type BuildProgress = Readonly<z.infer<typeof schema>>;

/** @returns `undefined` where nothing is being built and nothing was left half way. */
export function readProgress(file: string): BuildProgress | undefined {
	try {
		return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined;
	}
}

/** Writes it whole or not at all. */
export function writeProgress(file: string, progress: BuildProgress): void {
	writeFileSync(`${file}.part`, JSON.stringify(progress), {mode: 0o600});
	renameSync(`${file}.part`, file);
}
