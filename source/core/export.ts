import type {Message, Session} from './chat.ts';
import {clean, cleanLine} from './text.ts';

export type ExportFormat = 'markdown' | 'json';

/** A session as it is written out, and the messages of the branches that are not shown. */
export type Exported = {
	readonly session: Session;
	readonly otherBranches: ReadonlyArray<{readonly parent: string; readonly message: Message}>;
};

/** @returns A conversation as a text of its own. */
export function exportText({session, otherBranches}: Exported, format: ExportFormat): string {
	return format === 'json' ? toJson({session, otherBranches}) : toMarkdown(session);
}

function toJson({session: {messages, ahead: _, ...about}, otherBranches}: Exported): string {
	return JSON.stringify({...about, messages, otherBranches: otherBranches.map(({parent, message}) => ({parent, ...message}))}, undefined, '\t') + '\n';
}

/** The branch that is shown. What was said is Markdown already; it is told apart by headings. */
function toMarkdown({title, system, messages}: Session): string {
	const parts = [`# ${cleanLine(title)}`, system ? `> ${clean(system).replaceAll('\n', '\n> ')}` : ''];
	for (const message of messages) {
		const {rungs = [], model = ''} = message.role === 'model' ? message : {};
		const name = [model, ...rungs].map(part => cleanLine(part)).filter(Boolean).join(' · ');
		parts.push(message.role === 'user' ? '## You' : `## ${name === '' ? 'Model' : name}`, clean(message.text).trim());
	}

	return parts.filter(part => part !== '').join('\n\n') + '\n';
}

/**
@returns A file's name made of a title, without its ending: nothing in it means anything to a shell or a file system.
*/
export function fileNameFrom(title: string): string {
	const words = cleanLine(title).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/gu, '');
	return [...words].slice(0, 60).join('').replace(/-+$/u, '') || 'conversation';
}
