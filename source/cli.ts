import process from 'node:process';
import meow from 'meow';
import {LisaError, toProblem} from './core/errors.ts';
import {problems} from './core/problems.ts';
import {clean} from './core/text.ts';
import {usage} from './usage.ts';

const options = {
	model: {type: 'string', shortFlag: 'm'},
	// A benchmark takes several, separated by commas.
	context: {type: 'string', shortFlag: 'c'},
	threads: {type: 'string', shortFlag: 't'},
	gpuLayers: {type: 'number'},
	batch: {type: 'string'},
	json: {type: 'boolean', default: false},
	maxTokens: {type: 'number', shortFlag: 'n'},
	temperature: {type: 'number'},
	seed: {type: 'number'},
	system: {type: 'string'},
	kvType: {type: 'string'},
	mlock: {type: 'boolean'},
	mmap: {type: 'boolean'},
	flashAttention: {type: 'string'},
	continue: {type: 'boolean', default: false},
	session: {type: 'string'},
	out: {type: 'string'},
	since: {type: 'string'},
	format: {type: 'string'},
	port: {type: 'number'},
	build: {type: 'boolean', default: false},
	profile: {type: 'boolean', default: false},
	requantize: {type: 'boolean', default: false},
	log: {type: 'boolean', default: false},
} as const;

const cli = parse();

/** What goes on though a setting is wrong: the screens, and what one types when something is. */
const forgiving = new Set([undefined, 'top', 'doctor', 'stop']);

try {
	process.exitCode = await main(cli.input, cli.flags);
} catch (error) {
	report(error);
}

async function main([command, ...rest]: readonly string[], flags: typeof cli.flags): Promise<number> {
	// With a command beside them these are left to us.
	const {help, h, version} = flags as Record<string, unknown>;
	if (help !== undefined || h !== undefined) {
		cli.showHelp(0);
	}

	if (version !== undefined) {
		cli.showVersion();
	}

	const unknown = Object.keys(flags).find(flag => !Object.hasOwn(options, flag));
	if (unknown !== undefined) {
		throw new LisaError(`There is no option “${unknown}”.`, {code: 'usage'});
	}

	const negated = Object.entries(options).map(([name, {type}]) => type === 'boolean' ? '' : `--no-${name.replaceAll(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`)}`).find(name => process.argv.includes(name));
	if (negated !== undefined) {
		throw new LisaError(`That option takes a value: ${negated} means nothing.`, {code: 'usage'});
	}

	// The screens see to it themselves.
	if (flags.log || (command !== undefined && command !== 'top')) {
		const {watchStdout} = await import('./commands/watch-stdout.ts');
		watchStdout();
	}

	if (flags.log) {
		const {resolvePaths} = await import('./host/paths.ts');
		process.stdout.write(`${resolvePaths().log}\n`);
		return 0;
	}

	if (command === 'config') {
		const {config} = await import('./commands/config.ts');
		config(rest, flags);
		return 0;
	}

	const {useSettings} = await import('./commands/settings/use.ts');
	const {usual, faults} = useSettings();
	if (faults.length > 0 && !forgiving.has(command)) {
		throw faults[0]!;
	}

	const usualLoad = {...usual, ...(flags.mlock === false && {mlock: undefined}), ...(flags.mmap === true && {mmap: undefined})};
	const load = async ([model = flags.model]: readonly string[] = []) => {
		const {loadRequest} = await import('./commands/load-request.ts');
		return {...loadRequest({...flags, model}), usual: usualLoad};
	};

	/** The conversation that is asked for, looked for before the screen is drawn. */
	const session = async () => {
		if (!flags.continue && flags.session === undefined) {
			return undefined;
		}

		const {findSession} = await import('./commands/find-session.ts');
		const {id} = await findSession(flags.session);
		return id;
	};

	switch (command) {
		case undefined: {
			const {screen} = await import('./commands/screen.ts');
			return screen(await load(), await session(), faults);
		}

		case 'ask': {
			const {ask} = await import('./commands/ask.ts');
			const {askSettings} = await import('./commands/ask-settings.ts');
			await ask({prompt: rest.join(' '), json: flags.json, load: await load(), ...askSettings(flags)});
			return 0;
		}

		case 'models': {
			const {models} = await import('./commands/models.ts');
			return models(rest, {...flags, context: flags.context ?? usual.contextSize?.toString()});
		}

		case 'pull': {
			const {pullCommand} = await import('./commands/pull.ts');
			await pullCommand(rest);
			return 0;
		}

		case 'quantize': {
			const {quantizeCommand} = await import('./commands/quantize.ts');
			await quantizeCommand(rest, flags);
			return 0;
		}

		case 'doctor': {
			if (flags.build) {
				const {buildEngine} = await import('./commands/doctor/build.ts');
				return buildEngine(flags);
			}

			const {doctor} = await import('./commands/doctor.ts');
			return doctor(flags);
		}

		case 'bench': {
			const {bench} = await import('./commands/bench.ts');
			return bench(rest, {...flags, usual: usualLoad});
		}

		case 'top': {
			const {top} = await import('./commands/top.ts');
			return top(faults);
		}

		case 'record': {
			const {record} = await import('./commands/record.ts');
			await record(rest, flags);
			return 0;
		}

		case 'metrics': {
			const {metrics} = await import('./commands/metrics.ts');
			return metrics(flags);
		}

		case 'run': {
			const {runCommand} = await import('./commands/run.ts');
			const {askSettings} = await import('./commands/ask-settings.ts');
			await runCommand({files: rest, out: flags.out, json: flags.json, load: await load(), ...askSettings(flags)});
			return 0;
		}

		case 'embed': {
			const {embed} = await import('./commands/embed.ts');
			return embed({files: rest, out: flags.out, load: await load()});
		}

		case 'sessions': {
			const {sessions} = await import('./commands/sessions.ts');
			await sessions(rest, flags);
			return 0;
		}

		case 'stop': {
			const {stop} = await import('./commands/stop.ts');
			await stop();
			return 0;
		}

		default: {
			const {closest} = await import('./core/closest.ts');
			const meant = closest(command, ['ask', 'models', 'pull', 'quantize', 'doctor', 'bench', 'top', 'record', 'metrics', 'run', 'embed', 'sessions', 'config', 'stop']);
			throw new LisaError(`There is no command “${command}”.`, {code: 'usage', ...(meant !== undefined && {hint: `Did you mean \`lisa ${meant}\`? \`lisa --help\` shows them all.`})});
		}
	}
}

/** Takes the command line apart. */
function parse() {
	try {
		return meow(usage, {
			importMeta: import.meta,
			description: 'An offline assistant and monitor for the terminal',
			flags: options,
			// `--no-mlock` is not the same as no word about it, nor `--mmap`.
			booleanDefault: undefined,
		});
	} catch (error) {
		// As of an option that is given twice.
		report(new LisaError(error instanceof Error ? error.message : String(error), {code: 'usage'}));
		process.exit();
	}
}

/** The one place where a failure becomes words and an exit code. */
function report(error: unknown): void {
	const {message, hint, code} = toProblem(error);
	process.stderr.write(clean(`lisa: ${message}\n${hint}\n`));
	if (code === 'unexpected') {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
	}

	process.exitCode = problems[code].exitCode;
}
