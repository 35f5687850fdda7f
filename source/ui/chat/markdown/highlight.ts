import {setImmediate} from 'node:timers/promises';
import type {Theme, Style} from '../../theme.ts';
import {Late} from './late.ts';

type Node = {readonly type: string; readonly value?: string; readonly properties?: {readonly className?: readonly string[]}; readonly children?: readonly Node[]};

const lowlight = new Late(async () => {
	const {createLowlight, common} = await import('lowlight');
	const made = createLowlight();
	for (const [name, grammar] of Object.entries(common)) {
		made.register(name, grammar);
		// All of them at once take longer than a key may wait.
		await setImmediate();
	}

	return made;
});

/** Reads the highlighter now. It is asked for when the first code with a known language is drawn. */
export async function loadHighlighter(): Promise<void> {
	return lowlight.load();
}

/** Beyond this code stays plain: colouring it would be felt. Characters. */
const most = 60_000;

/** Which of the theme's few colours a kind of word has. */
const styles: Readonly<Record<string, 'accent' | 'good' | 'warning' | 'dim' | 'strong' | 'danger'>> = {
	keyword: 'accent',
	operator: 'accent',
	built_in: 'accent',
	type: 'accent',
	'selector-tag': 'accent',
	name: 'accent',
	tag: 'accent',
	string: 'good',
	regexp: 'good',
	addition: 'good',
	char: 'good',
	number: 'warning',
	literal: 'warning',
	symbol: 'warning',
	attr: 'warning',
	attribute: 'warning',
	variable: 'warning',
	meta: 'dim',
	comment: 'dim',
	quote: 'dim',
	doctag: 'dim',
	title: 'strong',
	section: 'strong',
	function: 'strong',
	deletion: 'danger',
};

/**
@returns The lines of a piece of code, coloured where its language is known.
*/
export function highlighted(code: string, language: string, theme: Theme): string[] {
	if (!theme.styled || language === '' || code.length > most) {
		return code.split('\n');
	}

	const known = lowlight.get();
	if (!known?.registered(language)) {
		return code.split('\n');
	}

	const text: string[] = [];
	collect(known.highlight(language, code), theme.plain, theme, text);
	return text.join('').split('\n');
}

function collect(node: Node, style: Style, theme: Theme, text: string[]): void {
	if (node.value !== undefined) {
		text.push(node.value.split('\n').map(line => style(line)).join('\n'));
		return;
	}

	const own = node.properties?.className?.map(name => styles[name.replace(/^hljs-/u, '')]).find(name => name !== undefined);
	for (const child of node.children ?? []) {
		collect(child, own === undefined ? style : theme[own], theme, text);
	}
}
