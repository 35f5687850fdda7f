/** Where this process runs: what the places of other programs depend on. A test gives its own. */
export type Place = {
	readonly home: string;
	readonly platform: NodeJS.Platform;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

/** A file that is probably a model. */
export type Found = {
	readonly path: string;
	/** The name its store gives it, where the file's own says nothing. */
	readonly title?: string;
};

/** What a look into a store came to. */
export type Finding = {
	readonly found: readonly Found[];
	/** Folders and lists that could not be read, with the reason: shown, never thrown. */
	readonly unreadable: ReadonlyArray<{readonly path: string; readonly reason: string}>;
};

/** Another program's models, read where they lie. */
export type Store = {
	/** As in `Ollama`. */
	readonly name: string;
	/** The folders that are looked into, whether they exist or not. */
	readonly folders: (place: Place) => readonly string[] | Promise<readonly string[]>;
	/** Looks into one of them. */
	readonly look: (folder: string) => Promise<Finding>;
};

export const nothing: Finding = {found: [], unreadable: []};

export function joinFindings(findings: readonly Finding[]): Finding {
	return {found: findings.flatMap(({found}) => found), unreadable: findings.flatMap(({unreadable}) => unreadable)};
}
