import {watch} from 'node:fs/promises';

/** What is being watched; `close` ends it. */
export type LibraryWatch = {readonly close: () => void};

/** A download writes for minutes: a change is told when it has been quiet for so long, and at the latest after `longest`. Milliseconds. */
const quiet = 500;
const longest = 5000;

/**
Watches folders of models, and tells when something in them or below has changed. What has changed is for `discover` to find out; with its index that takes milliseconds.

A folder that is not there or cannot be watched is left out: it is seen at the next look.
*/
export function watchFolders(folders: readonly string[], onChange: () => void): LibraryWatch {
	let timer: NodeJS.Timeout | undefined;
	let since: number | undefined;
	const tell = () => {
		since = undefined;
		onChange();
	};

	const changed = () => {
		since ??= performance.now();
		clearTimeout(timer);
		timer = setTimeout(tell, Math.max(0, Math.min(quiet, since + longest - performance.now())));
		timer.unref();
	};

	const ending = new AbortController();
	for (const folder of folders) {
		void follow(folder, changed, ending.signal);
	}

	return {
		close() {
			clearTimeout(timer);
			ending.abort();
		},
	};
}

async function follow(folder: string, changed: () => void, signal: AbortSignal): Promise<void> {
	try {
		const events = watch(folder, {recursive: true, persistent: false, signal});
		for await (const _ of events) {
			changed();
		}
	} catch {
		// Ended, or not there to be watched.
	}
}
