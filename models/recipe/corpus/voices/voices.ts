import {readdirSync, readFileSync} from 'node:fs';
import type {Wordings} from '../wordings/wordings.ts';

/** Marks of the pattern grammar that a sentence may hold. */
const marks: Readonly<Record<string, string>> = {'(': '«', ')': '»', '|': '¦'};

/**
What people say, one sentence a line, below the `@id` of the topic that answers it. A mark of the grammar stands for itself.

@throws {Error} A line before the first topic.
*/
export function readVoices(text: string): Wordings {
	const voices: Record<string, string[]> = {};
	let topic: string[] | undefined;
	for (const raw of text.split('\n')) {
		const line = raw.trim();
		if (line.startsWith('@')) {
			const id = line.slice(1);
			topic = voices[id] ?? [];
			voices[id] = topic;
		} else if (line !== '') {
			if (!topic) {
				throw new Error(`No topic stands before: ${line}`);
			}

			topic.push(line.replaceAll(/[()|]/g, mark => marks[mark]!));
		}
	}

	return voices;
}

const folder = new URL('.', import.meta.url);

/** Every voice, a list for each file. */
export const voices: readonly Wordings[] = readdirSync(folder).filter(name => name.endsWith('.txt')).sort().map(name => readVoices(readFileSync(new URL(name, folder), 'utf8')));
