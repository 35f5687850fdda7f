import {cleanLine} from './text.ts';

/** Characters: more than this is no reason any more but a report. */
const longest = 160;

/** How Node.js and the system's loader print what ends a program. */
const endings = /^(?:uncaught )?(?:[a-z]*error(?: \[\w+\])?|.*error while loading shared libraries): ([^\n]+)$/imu;

/**
@param said What a process printed before it ended.
@returns Why, as a clause, where it printed that.
*/
export function lastError(said: string): string | undefined {
	const reason = endings.exec(said)?.[1];
	if (reason === undefined) {
		return undefined;
	}

	const line = cleanLine(reason).replace(/\.$/u, '');
	return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
