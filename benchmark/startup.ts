/*
Start-up against the smallest Node.js program there is, in one run: how long until `lisa` has painted its first frame, and until `lisa --help` is done.

	npm run benchmark -- startup
*/
import {spawnSync} from 'node:child_process';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {launcher, makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {median, row} from './report.ts';

const runs = 15;

/** Milliseconds that a program took. */
function time(arguments_: readonly string[], environment: NodeJS.ProcessEnv): number {
	const start = performance.now();
	spawnSync(process.execPath, arguments_, {stdio: 'ignore', env: environment});
	return performance.now() - start;
}

/** Milliseconds until the frame with its composer is on the screen; the host is running already, as it is for everyone but the first. */
async function firstPaint(home: ReturnType<typeof makeHome>): Promise<number> {
	const start = performance.now();
	const terminal = new TestTerminal(home, [], {columns: 120, rows: 40});
	await terminal.until('ask something');
	const took = performance.now() - start;
	terminal.kill();
	return took;
}

const home = makeHome();
try {
	const figures = {node: [] as number[], help: [] as number[], paint: [] as number[]};
	// Once to the end, so that the compile cache is there, as it is for everyone but the first.
	const warm = new TestTerminal(home);
	await warm.until('ask something');
	warm.write('\u0003');
	await warm.untilExit();
	await firstPaint(home);
	for (let run = 0; run < runs; run++) {
		figures.node.push(time(['-e', '0'], home.environment));
		figures.help.push(time([launcher, '--help'], home.environment));
		figures.paint.push(await firstPaint(home));
	}

	const base = median(figures.node);
	row('node -e 0', `${base.toFixed(0)} ms`);
	row('lisa --help', `${(median(figures.help) / base).toFixed(2)} × node -e 0`, '≤ 3');
	row('lisa, first paint', `${(median(figures.paint) / base).toFixed(2)} × node -e 0`, '≤ 8');
} finally {
	spawnSync(process.execPath, [launcher, 'stop'], {env: home.environment});
	home.remove();
}
