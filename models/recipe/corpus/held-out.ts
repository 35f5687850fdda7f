import {readdirSync, readFileSync} from 'node:fs';

const folder = new URL('../held-out/', import.meta.url);

type Row = string | {readonly ask: string | readonly string[]};

/** A question without case and punctuation, for comparing. */
export const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N} ]/gu, '').replaceAll(/ +/g, ' ').trim();

/** What the held-out questions ask: the corpus leaves all of it out. Follow-ups such as “why?” mean nothing by themselves and may stay. */
export const heldOutQuestions: ReadonlySet<string> = new Set(readdirSync(folder)
	.filter(name => name.endsWith('.json'))
	.flatMap(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Row[])
	.flatMap(row => (typeof row === 'string' ? [row] : typeof row.ask === 'string' ? [row.ask] : []))
	.map(question => bare(question))
	.filter(question => question !== ''));
