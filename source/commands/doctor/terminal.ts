import type {Finding} from '../../core/finding.ts';

/** What is known of the terminal that this was typed in. */
export type TerminalFacts = {
	readonly isTerminal: boolean;
	readonly columns: number;
	readonly rows: number;
	/** As `WriteStream.getColorDepth` says: 1, 4, 8 or 24 bits. */
	readonly colorDepth: number;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What `tmux -V` says, inside tmux. */
	readonly tmux?: string;
	/** Whether it answers that it knows synchronized output; absent where it could not be asked. */
	readonly synchronized?: boolean;
};

const area = 'terminal';

/** What the terminal can do of what the full screen makes use of. */
export function gradeTerminal(facts: TerminalFacts): Finding[] {
	const {isTerminal, env} = facts;
	if (!isTerminal) {
		return [{area, name: 'terminal', level: 'unknown', said: 'the output is no terminal, so nothing can be asked of it.'}, encoding(env)];
	}

	if (env['TERM'] === 'dumb' || !env['TERM']) {
		return [{area, name: 'terminal', level: 'problem', said: 'it says that it can move no cursor (TERM is dumb or not set).', remedy: 'Use another terminal, or set TERM to what it is, as in `TERM=xterm-256color`.'}, encoding(env)];
	}

	return [size(facts), colours(facts), encoding(env), synchronizedOutput(facts), ...multiplexer(facts)];
}

function size({columns, rows}: TerminalFacts): Finding {
	const said = `${columns} columns, ${rows} rows.`;
	return columns < 60 || rows < 16
		? {area, name: 'size', level: 'warning', said: `${said} The panels need 60 by 16, and 100 columns to stand beside the chat.`, remedy: 'Make the window larger or the font smaller.'}
		: {area, name: 'size', level: 'ok', said: columns < 100 ? `${said} From 100 columns on the panels stand beside the chat.` : said};
}

function colours({colorDepth, env}: TerminalFacts): Finding {
	if ((env['NO_COLOR'] ?? '') !== '') {
		return {area, name: 'colours', level: 'ok', said: 'none, as NO_COLOR asks.'};
	}

	return colorDepth < 8
		? {area, name: 'colours', level: 'warning', said: `${2 ** colorDepth}.`, remedy: 'Set TERM to a value with 256 colours, as in `TERM=xterm-256color`, or choose `LISA_THEME=16`.'}
		: {area, name: 'colours', level: 'ok', said: colorDepth === 24 ? '16 million.' : '256.'};
}

function encoding(env: TerminalFacts['env']): Finding {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	const name = 'encoding';
	return locale === '' || /utf-?8/iu.test(locale)
		? {area, name, level: 'ok', said: locale === '' ? 'no locale is set; Unicode is taken for granted.' : `the locale is ${locale}.`}
		: {area, name, level: 'warning', said: `the locale ${locale} is not Unicode: charts are drawn in ASCII.`, remedy: 'Set `LANG=C.utf8`.'};
}

function synchronizedOutput({synchronized, tmux}: TerminalFacts): Finding {
	const name = 'DEC 2026';
	if (synchronized === undefined) {
		return {area, name, level: 'unknown', said: 'whether it draws a frame at once could not be asked.'};
	}

	const lacking = `it does not know synchronized output${tmux === undefined ? '' : ', or tmux keeps it back'}; LISA draws only what changed, so little flickers.`;
	return {area, name, level: 'ok', said: synchronized ? 'it draws a frame at once (synchronized output).' : lacking};
}

function multiplexer({env, tmux}: TerminalFacts): Finding[] {
	if (tmux === undefined) {
		return env['STY'] === undefined ? [] : [{area, name: 'screen', level: 'ok', said: 'inside GNU screen: the clipboard is reached through it, and the Meta key as Escape.'}];
	}

	const version = Number(/(\d+\.\d+)/u.exec(tmux)?.[1]);
	const foreign = !/^(?:tmux|screen)/u.test(env['TERM'] ?? '');
	return [
		version < 3.5
			? {area, name: 'tmux', level: 'warning', said: `${tmux}: before 3.5 it drops synchronized output, so a redraw of the whole screen may flash.`, remedy: 'Install tmux 3.5 or newer.'}
			: {area, name: 'tmux', level: 'ok', said: `${tmux}.`},
		...(foreign ? [{area, name: 'TERM', level: 'warning', said: `TERM is ${env['TERM']} inside tmux, which is not what tmux draws.`, remedy: 'Put `set -g default-terminal "tmux-256color"` into ~/.tmux.conf and start a new window.'} as const] : []),
	];
}
