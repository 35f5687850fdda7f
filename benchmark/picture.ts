/*
Makes the readme's picture: runs the built program in a terminal of 120×40, talks to the bundled model, goes down a rung that is made on the spot, talks on, and writes what the terminal shows as an SVG.

	npm run picture
*/
import {copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import xterm from '@xterm/headless';
import {bundledModel} from '../test/helpers/rungs.ts';
import {makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {screenToSvg} from './svg.ts';

const size = {columns: 120, rows: 40};
const root = path.join(import.meta.dirname, '..');
const target = path.join(root, 'test', 'fixtures', 'screen.svg');
const ctrlX = '\u0018';
const before = ['who are you?', 'how do I go down a rung?'];
const after = ['what is Q8_0?', 'what does p99 mean?'];

/** A copy of LISA as it is after `npm install`, so that the rung is really made and nothing lands in the checkout. */
function install(folder: string): string {
	mkdirSync(path.join(folder, 'source'), {recursive: true});
	mkdirSync(path.join(folder, 'models'));
	cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), {recursive: true});
	copyFileSync(path.join(root, 'source', 'launcher.cjs'), path.join(folder, 'source', 'launcher.cjs'));
	copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
	copyFileSync(bundledModel, path.join(folder, 'models', path.basename(bundledModel)));
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	return path.join(folder, 'source', 'launcher.cjs');
}

const home = makeHome({LISA_THEME: 'dark'});
const program = install(path.join(home.folder, 'lisa'));
const terminal = new TestTerminal(home, [], {...size, programArguments: [program]});
const answers = () => terminal.text.split('tok · TTFT').length - 1;
const ask = async (question: string) => {
	const count = answers();
	for (const letter of question) {
		terminal.write(letter);
		await delay(40);
	}

	terminal.write('\r');
	await terminal.until(() => answers() > count && /ready\s*$/u.test(terminal.text));
};

try {
	await terminal.until(/ready\s*$/u);
	for (const question of before) {
		await ask(question);
		await delay(6000);
	}

	terminal.write(ctrlX);
	await terminal.until('▸Q8_0◂', 60_000);
	for (const question of after) {
		await delay(4000);
		await ask(question);
	}

	// Until the notice of the swap has gone, and the charts have a minute behind them.
	await delay(20_000);
	const screen = new xterm.Terminal({cols: size.columns, rows: size.rows, allowProposedApi: true});
	await new Promise<void>(resolve => {
		screen.write(terminal.output, resolve);
	});
	writeFileSync(target, screenToSvg(screen, {title: 'LISA: a conversation on the left, live figures of the box and of the model on the right'}));
	process.stdout.write(`${terminal.text}\n\n${target}: ${(readFileSync(target).length / 1000).toFixed(0)} kB\n`);
} finally {
	terminal.kill();
	spawnSync(process.execPath, [program, 'stop'], {env: home.environment});
	home.remove();
}
