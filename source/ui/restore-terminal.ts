/** What puts a terminal back, whatever state it was left in: colours, cursor, bracketed paste, alternate screen. */
export const restoreTerminal = '\u001B[0m\u001B[?25h\u001B[?2004l\u001B[?1049l';
