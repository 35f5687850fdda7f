const words: Readonly<Record<string, string>> = {
	ENOENT: 'it is not there',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	ENODEV: 'the device is gone',
	EIO: 'the device does not answer',
	EMFILE: 'too many files are open',
};

/**
Says why a source could not read, in a sentence fit for its panel.
*/
export function describeFailure(error: unknown): string {
	if (!(error instanceof Error)) {
		return `Cannot be read: ${String(error)}.`;
	}

	const {code, path} = error as NodeJS.ErrnoException;
	const reason = code === undefined ? error.message : (words[code] ?? code);
	return path === undefined ? `Cannot be read: ${reason}.` : `Cannot read ${path}: ${reason}.`;
}
