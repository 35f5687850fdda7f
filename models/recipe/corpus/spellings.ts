/** Ways to write a letter held with Alt. */
const withAlt = (letter: string): string => `(Alt+${letter}|alt ${letter.toLowerCase()}|alt-${letter.toLowerCase()}|alt+${letter.toLowerCase()}|alt + ${letter.toLowerCase()}|ALT-${letter}|option ${letter.toLowerCase()}|opt+${letter.toLowerCase()}|meta ${letter.toLowerCase()}|M-${letter.toLowerCase()}|alt and ${letter.toLowerCase()}|⌥${letter})`;

/** Ways to write a key. */
export function spellings(key: string): string {
	const ways = new Map<string, string>([
		['Enter', '(Enter|enter|Return|return|the enter key|the return key|enter key|⏎)'],
		['Escape', '(Escape|Esc|esc|escape|the escape key|the esc key|esc key|ESC)'],
		['PageUp', '(PageUp|Page Up|page up|page-up|pgup|PgUp|pg up|the page up key)'],
		['PageDown', '(PageDown|Page Down|page down|page-down|pgdn|PgDn|pgdown|pg down|the page down key)'],
		['Up', '(Up|the up arrow|arrow up|the up key|up arrow|up arrow key|cursor up|↑)'],
		['Down', '(Down|the down arrow|arrow down|the down key|down arrow|down arrow key|cursor down|↓)'],
		['?', '("?"|the question mark|question mark|a question mark|the "?" key|the question mark key)'],
		['Left', '(Left|the left arrow|arrow left|the left key|left arrow|left arrow key|cursor left|←)'],
		['Right', '(Right|the right arrow|arrow right|the right key|right arrow|right arrow key|cursor right|→)'],
		['Delete', '(Delete|delete|del|Del|the delete key|the del key|delete key)'],
		['+', '(+|the plus key|plus|the + key|"+"|the plus sign)'],
		['-', '(the minus key|the - key|minus|"-"|the minus sign)'],
		['Ctrl+_', '(Ctrl+_|ctrl+_|ctrl + _|ctrl _|ctrl underscore|ctrl-_|control underscore|Ctrl and underscore|^_)'],
		['Ctrl+^', '(Ctrl+^|ctrl+^|ctrl + ^|ctrl ^|ctrl caret|ctrl-^|control caret|Ctrl and caret|^^)'],
		['Alt+/', '(Alt+/|alt /|alt-/|alt+/|alt + /|option /|alt slash|alt and slash|M-/)'],
		['Tab', '(Tab|tab|TAB|the tab key|tab key)'],
		['Alt+Up', '(Alt+Up|alt up|alt-up|alt + up|alt and up|alt with the up arrow|alt arrow up|option up|alt+↑|M-up)'],
		['Alt+Down', '(Alt+Down|alt down|alt-down|alt + down|alt and down|alt with the down arrow|alt arrow down|option down|alt+↓|M-down)'],
		['Alt+Enter', '(Alt+Enter|alt enter|alt-enter|alt + enter|alt+return|alt and enter|option enter)'],
	]);
	const way = ways.get(key);
	if (way) {
		return way;
	}

	const [, modifier, letter] = /^(Ctrl|Alt)\+([A-Z])$/.exec(key) ?? [];
	if (modifier === 'Alt') {
		return withAlt(letter!);
	}

	if (letter) {
		const small = letter.toLowerCase();
		return `(Ctrl+${letter}|ctrl+${small}|ctrl-${small}|ctrl ${small}|control ${small}|control-${letter}|^${letter}|C-${small}|CTRL+${letter}|Ctrl-${letter}|Ctrl ${letter}|Ctrl ${small}|CTRL ${letter}|control+${small}|ctrl${small}|strg+${small}|ctrl and ${small}|ctrl + ${small}|Ctrl + ${letter}|CTRL-${letter}|cntrl ${small}|ctl ${small}|<C-${small}>|ctrl plus ${small}|control and ${small}|ctrl key and ${small})`;
	}

	return /^F\d+$/.test(key) ? `(${key}|${key.toLowerCase()}|the ${key} key|function key ${key}|the function key ${key})` : `(${key}|the ${key} key|the letter ${key}|"${key}"|the key ${key}|a plain ${key})`;
}
