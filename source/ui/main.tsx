import {appendFileSync} from 'node:fs';
import {flushCompileCache} from 'node:module';
import process from 'node:process';
import {render} from 'ink';
import type {ComponentType} from 'react';
import type {ActiveAlert} from '../core/alert-watch.ts';
import type {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {resolvePaths} from '../host/paths.ts';
import type {Context} from './actions/context.ts';
import {App, type AppProps} from './app.tsx';
import {onArrival} from './chat/markdown/late.ts';
import {loadLexer} from './chat/markdown/lexer.ts';
import {Face} from './face.ts';
import {FilesKeeper} from './files-keeper.ts';
import {Painter} from './frame/painter.ts';
import {goodbye} from './goodbye.ts';
import {paletteOver} from './palette-over.ts';
import {PastKeeper} from './past-keeper.ts';
import type {Prepared} from './prepare.ts';
import {leaveScreen} from './leave-screen.ts';
import {repaintAfterResize} from './repaint.ts';
import {keepHeapSmall} from './small-heap.ts';
import {reduceApp} from './state.ts';
import {tellSettings} from './tell-settings.ts';
import {ringFor} from './ring.ts';
import {createStore} from './store.ts';
import {keptPalette, type Theme} from './theme.ts';
import {TopApp} from './top/top-app.tsx';

/**
Runs the full screen until it is left.

@param session The conversation to open, by its id; without one it is the one in use, or the last.
@param faults What is wrong with the settings.
@returns The exit code.
*/
export async function runScreen(load: LoadRequest, {theme, state}: Prepared, session?: string, faults: readonly LisaError[] = []): Promise<number> {
	const store = createStore(state, reduceApp);
	tellSettings(store, faults);
	const onTheme = (name: string) => {
		const palette = keptPalette(name, {env: process.env, colorDepth: process.stdout.getColorDepth()});
		if (palette !== undefined) {
			store.dispatch({type: 'own', change: {palette}});
		}
	};

	const face = new Face({store, load, onAlerts: ring, onTheme});
	if (session !== undefined) {
		face.send({type: 'open', id: session});
	}

	const {code, detached} = await run(store, face, theme, App);
	const words = goodbye(store.get().view, detached);
	if (words !== '') {
		process.stdout.write(theme.dim(words) + '\n');
	}

	return code;
}

/**
Runs `lisa top` until it is left.

@returns The exit code.
*/
export async function runTop({theme, state}: Prepared, faults: readonly LisaError[]): Promise<number> {
	const store = createStore(state, reduceApp);
	tellSettings(store, faults);
	const {code} = await run(store, new Face({store, onAlerts: ring}), theme, TopApp);
	return code;
}

function ring(raised: readonly ActiveAlert[]): void {
	process.stdout.write(ringFor(raised, process.env));
}

async function run(store: Context['store'], face: Face, theme: Theme, Screen: ComponentType<AppProps>): Promise<{readonly code: number; readonly detached: boolean}> {
	keepHeapSmall(store);
	const {stdout} = process;
	const left = Promise.withResolvers<number>();
	let detached = false;
	const quit = () => {
		left.resolve(0);
	};

	const painted = paletteOver(theme);
	const context: Context = {
		store,
		face,
		get theme() {
			return painted(store.get().palette);
		},
		quit,
		detach() {
			detached = true;
			quit();
		},
		write(sequence) {
			stdout.write(sequence);
		},
	};
	// A screen reader is told words, which Ink puts together.
	const painter = process.env['INK_SCREEN_READER'] === 'true' ? undefined : new Painter(context.write);
	const app = render(<Screen context={context} painter={painter}/>, {
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		patchConsole: false,
		interactive: true,
		maxFps: 200,
	});

	repaintAfterResize(painter);
	// The terminal is gone after SIGHUP: nothing may be written any more, and the host goes on.
	process.on('SIGHUP', () => {
		process.exit(129);
	});
	process.on('SIGTERM', () => {
		left.resolve(143);
	});
	stdout.on('error', () => {
		process.exit(129);
	});
	const crashed = (error: unknown) => {
		painter?.stop();
		leaveScreen(app, stdout);
		const {log} = resolvePaths();
		const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
		try {
			appendFileSync(log, `${JSON.stringify({time: Date.now(), face: process.pid, error: detail})}\n`);
		} catch {}

		process.stderr.write(`LISA's screen failed, and the conversation is kept: run lisa to go on.\n${detail}\nThis is also in ${log}\n`);
		process.exit(70);
	};

	process.on('uncaughtException', crashed);
	process.on('unhandledRejection', crashed);
	void app.waitUntilExit().then(quit).catch(crashed);
	onArrival(() => {
		store.dispatch({type: 'redraw'});
	});
	void loadLexer();
	new PastKeeper(store, async request => {
		const outcome = await face.ask({type: 'history', ...request});
		return outcome?.history;
	}).start();
	new FilesKeeper(store).start();
	void face.open();
	// Node.js writes its compile cache at exit, and a screen can be open for days: the next start should not wait for that.
	setTimeout(flushCompileCache, 2000).unref();
	const code = await left.promise;
	await face.leave({goodbye: !detached});
	painter?.stop();
	leaveScreen(app, stdout);
	await app.waitUntilExit();
	return {code, detached};
}
