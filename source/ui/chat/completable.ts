import type {Composer} from './composer-state.ts';

/** What Tab goes on from: a command after a slash or a file after an `@`, as far as it is written. */
export type Completable = {
	readonly kind: 'command' | 'file';
	readonly written: string;
};

/** @returns What stands before the cursor that Tab completes; nothing in ordinary text. */
export function completable({text, cursor}: Pick<Composer, 'text' | 'cursor'>): Completable | undefined {
	const before = text.slice(0, cursor);
	const command = /^\s*\/([a-z]*)$/u.exec(before);
	if (command !== null) {
		return {kind: 'command', written: command[1]!};
	}

	const file = /(?:^|\s)@(?:"([^"\n]*)|([^\s"]*))$/u.exec(before);
	return file === null ? undefined : {kind: 'file', written: file[1] ?? file[2]!};
}
