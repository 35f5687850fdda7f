/** Whatever a terminal could obey or be turned round by, and with it the sequences that LISA draws with. */
const controls = /(\u001B\[[\d;:]*m|\u001B\]8;;(?:https?:\/\/[\u0021-\u007E]*)?\u0007)|[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/** Whether there is more than colours in a line. */
const suspicious = /[\u0000-\u001A\u001C-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]|\u001B(?!\[[\d;:]*m)/u;

/**
The last door before the terminal: a line that is ready keeps its colours and its links, and nothing else that a terminal obeys. Text from outside is cleaned where it is drawn (`core/text.ts`); what was forgotten there ends here.
*/
export function guard(line: string): string {
	return suspicious.test(line) ? line.replaceAll(controls, '$1') : line;
}
