/*
Writes what the readme takes from the program: usage, keys, slash commands and problems.

	npm run readme
*/
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {format} from 'prettier';
import {keymap, type Scope} from '../../source/core/keymap.ts';
import {problems} from '../../source/core/problems.ts';
import {slashCommands} from '../../source/ui/slash.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The readme's path. */
export const readmeFile = path.join(root, 'readme.md');

/** What `lisa --help` prints, without the blank lines around it. */
export function helpText(): string {
	const {stdout} = spawnSync(process.execPath, [path.join(root, 'source', 'cli.ts'), '--help'], {encoding: 'utf8', env: {...process.env, NODE_NO_WARNINGS: '1'}});
	return stdout.replace(/^\n+/u, '').trimEnd();
}

const places: Record<Scope, string> = {everywhere: 'everywhere', composer: 'message', list: 'lists', panels: 'panels'};

const sections: Readonly<Record<string, () => string>> = {
	usage: () => `\`\`\`\n${helpText()}\n\`\`\``,
	keys: () => table(['key', 'what it does', 'where'], keymap.map(({keys, help, scope}) => [keys.map(key => code(key)).join(', '), help, places[scope]])),
	slash: () => table(['command', 'what it does'], slashCommands.map(({name, argument, help}) => [code(argument === undefined ? `/${name}` : `/${name} ${argument}`), help])),
	problems: () => table(['symptom', 'cause', 'what to do', 'exit code'], Object.values(problems).map(({symptom, cause, hint, exitCode}) => [symptom, cause, hint, String(exitCode)])),
};

/**
@param text A readme with markers, as in `<!-- keys -->` and `<!-- /keys -->`.
@returns The same with what stands between them made anew, formatted as Prettier does.
@throws Where a marker is missing.
*/
export async function rewriteReadme(text: string): Promise<string> {
	let made = text;
	for (const [name, write] of Object.entries(sections)) {
		const pattern = new RegExp(String.raw`(<!-- ${name} -->\n)[\s\S]*?(<!-- /${name} -->)`, 'u');
		if (!pattern.test(made)) {
			throw new Error(`The readme has no <!-- ${name} -->…<!-- /${name} -->.`);
		}

		made = made.replace(pattern, (_, begin: string, end: string) => `${begin}\n${write()}\n\n${end}`);
	}

	return format(made, {parser: 'markdown'});
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(row => line(row))].join('\n');
}

function code(text: string): string {
	return `\`${text}\``;
}

if (import.meta.main) {
	writeFileSync(readmeFile, await rewriteReadme(readFileSync(readmeFile, 'utf8')));
}
