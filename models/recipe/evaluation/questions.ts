import {readdirSync, readFileSync} from 'node:fs';
import {catalog} from '../../../source/core/catalog.ts';
import {needOf} from '../corpus/memory.ts';
import {bindings} from '../corpus/subjects/keys.ts';

/**
A held-out question: the turns a person says, and what the last answer must and must not hold.
*/
export type Question = {
	readonly subject: string;
	readonly turns: readonly string[];
	/** Every one of these, in any of its forms. */
	readonly must: ReadonlyArray<readonly string[]>;
	readonly mustNot: readonly string[];
};

type Row = string | {readonly ask: string | readonly string[]; readonly must: readonly string[]; readonly mustNot?: readonly string[]};

/**
The forms of a fact. `{key:COMMAND}` and `{need:MODEL:RUNG}` are read from the program's tables, so that the set stays true when they change.
*/
export function formsOf(fact: string): readonly string[] {
	const [kind, name, rung] = /^\{(.+)\}$/.exec(fact)?.[1]?.split(':') ?? [];
	if (kind === undefined) {
		return [fact];
	}

	if (kind === 'key') {
		const keys = bindings.find(row => row.command === name)?.keys;
		if (!keys) {
			throw new Error(`No command ${name} in the keymap`);
		}

		return keys.flatMap(key => [key, key.replace('+Up', '+↑').replace('+Down', '+↓').replace('Escape', 'Esc')]);
	}

	const model = catalog.find(({id}) => id === name);
	if (kind !== 'need' || !model || !rung) {
		throw new Error(`Unknown fact ${fact}`);
	}

	return [`${needOf(model, rung).total} GB`];
}

/**
@param set `held-out`, which is what counts, or `development` and `development-second`, which the grammar was improved on.
@returns Every question of it; the files are named after their subjects.
*/
export function heldOut(set = 'held-out'): Question[] {
	const folder = new URL(`../${set}/`, import.meta.url);
	return readdirSync(folder).filter(name => name.endsWith('.json')).sort().flatMap(name => {
		const rows = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Row[];
		return rows.map((row): Question => ({
			subject: name.slice(0, -'.json'.length),
			turns: typeof row === 'string' ? [row] : [row.ask].flat(),
			must: typeof row === 'string' ? [] : row.must.map(fact => formsOf(fact)),
			mustNot: typeof row === 'string' ? [] : row.mustNot ?? [],
		}));
	});
}
