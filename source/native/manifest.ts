import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import * as z from 'zod/mini';

/** What a build came to: how the library that was built here did against the prebuilt one. */
const schema = z.object({
	/** Of llama.cpp, as in `v0.5.0`. */
	release: z.string(),
	cpu: z.object({model: z.string(), id: z.string()}),
	/** Milliseconds since the epoch. */
	made: z.number(),
	/** `faster` is in use, unless it was set aside. Of one that is not faster nothing but this is kept. */
	verdict: z.enum(['faster', 'no-faster']),
	/** How many times as fast as the prebuilt one, in processor time. */
	decode: z.number(),
	prefill: z.number(),
	/** What it was measured on: a model's file. */
	model: z.string(),
	/** SHA-256 of the library that was tried. */
	hash: z.string(),
	/** Why it was set aside: how the engine ended with it. */
	broken: z.optional(z.string()),
});

export type Manifest = Readonly<z.infer<typeof schema>>;

/** @returns `undefined` where there is none, or one that cannot be read. */
export function readManifest(file: string): Manifest | undefined {
	try {
		return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined;
	}
}

/** Writes it whole or not at all. */
export function writeManifest(file: string, manifest: Manifest): void {
	writeFileSync(`${file}.part`, JSON.stringify(manifest, undefined, '\t'), {mode: 0o600});
	renameSync(`${file}.part`, file);
}
