/**
A thing that can go wrong: how it shows, why it happens, and what a person does about it.

The bundled model is taught from this table and the readme's troubleshooting section is made from it, so its sentences are written to be read.
*/
export type ProblemRow = {
	/** What a person sees, in a few words. */
	readonly symptom: string;
	/** Why it happens, as one sentence. */
	readonly cause: string;
	/** What to type or do next, as one sentence. */
	readonly hint: string;
	/** The exit code of a headless command that ends this way. See `sysexits.h`. */
	readonly exitCode: number;
};

const define = <Code extends string>(rows: Record<Code, ProblemRow>): Readonly<Record<Code, ProblemRow>> => rows;

/**
Every problem LISA names, by code.
*/
export const problems = define({
	unexpected: {
		symptom: 'something unexpected failed',
		cause: 'This is a defect in LISA itself.',
		hint: 'Run `lisa --log` to see where the log is, and report it.',
		exitCode: 70,
	},
	usage: {
		symptom: 'a command or option is not understood',
		cause: 'The command line has a word that LISA does not know.',
		hint: 'Run `lisa --help` to see every command.',
		exitCode: 64,
	},
	'empty-prompt': {
		symptom: 'there is nothing to answer',
		cause: 'The prompt is empty.',
		hint: 'Write a question: `lisa ask "how much VRAM does Mistral 7B need?"`.',
		exitCode: 64,
	},
	'model-missing': {
		symptom: 'the model file is not found',
		cause: 'The path does not lead to a file.',
		hint: 'Check the path, or run `lisa --model guide` to use the built-in guide.',
		exitCode: 66,
	},
	'not-gguf': {
		symptom: 'the file is not a GGUF model',
		cause: 'LISA loads models in the GGUF format, and the file does not begin with its mark.',
		hint: 'Choose a file that ends in .gguf; safetensors and .bin files must be converted first.',
		exitCode: 65,
	},
	'truncated-gguf': {
		symptom: 'the model file is cut short',
		cause: 'The file is smaller than its own header says, as after a download that broke off.',
		hint: 'Copy or download the file again and compare its size with the source.',
		exitCode: 65,
	},
	'model-refused': {
		symptom: 'the model does not load',
		cause: 'llama.cpp refused the file: its architecture is unknown or its tensors are damaged.',
		hint: 'Try another quantization of the model, or a newer release of LISA.',
		exitCode: 65,
	},
	'out-of-memory': {
		symptom: 'the model does not fit in memory',
		cause: 'The weights and the KV cache need more memory than is free.',
		hint: 'Go down a rung with Alt+↓, choose a shorter context with `--context 4096`, or close what else uses memory.',
		exitCode: 71,
	},
	'context-full': {
		symptom: 'the context is full',
		cause: 'The conversation and its reply are longer than the context window.',
		hint: 'Start a new conversation with Ctrl+N, or load the model with a larger `--context`.',
		exitCode: 65,
	},
	'engine-lost': {
		symptom: 'the engine stopped',
		cause: 'The process that runs the model ended; the host starts it again by itself.',
		hint: 'The conversation is kept; send again if the reply did not go on.',
		exitCode: 69,
	},
	'engine-failing': {
		symptom: 'the engine keeps stopping on this model',
		cause: 'It ended three times in a row with this file.',
		hint: 'Go down a rung with Alt+↓ or load another model.',
		exitCode: 69,
	},
	'host-unreachable': {
		symptom: 'the host does not answer',
		cause: 'The background process that keeps the conversation did not open its socket in time.',
		hint: 'Run `lisa stop`, then `lisa` again.',
		exitCode: 69,
	},
	'host-version': {
		symptom: 'the host is of another version',
		cause: 'LISA was updated while an older host was still running.',
		hint: 'Run `lisa stop` and start `lisa` again; the conversation is kept.',
		exitCode: 69,
	},
	'not-a-terminal': {
		symptom: 'there is no terminal',
		cause: 'The full screen needs a terminal on its input and output.',
		hint: 'Use `lisa ask "…"` in scripts and pipes, or `ssh -t host lisa`.',
		exitCode: 64,
	},
	'node-too-old': {
		symptom: 'Node.js is too old',
		cause: 'LISA needs Node.js 22 or newer.',
		hint: 'Run `npm install` in LISA’s folder, which brings its own Node.js, or install Node.js 22.',
		exitCode: 69,
	},
	'swap-failed': {
		symptom: 'the swap failed',
		cause: 'The other rung could not be loaded, so LISA stayed on the rung where it was.',
		hint: 'The conversation goes on; open the ladder with Ctrl+T to see what fits.',
		exitCode: 69,
	},
	'no-rung': {
		symptom: 'there is no rung further up or down',
		cause: 'No file of the same model with more or fewer bits lies beside this one.',
		hint: 'Open the ladder with Ctrl+T to see the rungs of this model.',
		exitCode: 66,
	},
	'disk-full': {
		symptom: 'the disk is full',
		cause: 'There is not enough free space to write.',
		hint: 'Free some space: `df -h` shows which volume is full.',
		exitCode: 74,
	},
	busy: {
		symptom: 'LISA is busy with another request',
		cause: 'One reply or one swap runs at a time.',
		hint: 'Wait for it to end, or stop it with Esc.',
		exitCode: 75,
	},
	'gpu-missing': {
		symptom: 'the GPU is not found',
		cause: 'The NVIDIA driver is not installed, is too old, or does not match its library.',
		hint: 'Run `nvidia-smi`: if it fails, install or update the driver and restart.',
		exitCode: 69,
	},
	'engine-hung': {
		symptom: 'the engine hangs',
		cause: 'No token and no progress came for far longer than the prompt needs.',
		hint: 'The host starts it again and the reply goes on; go down a rung with Alt+↓ if it happens often.',
		exitCode: 69,
	},
	'vram-held': {
		symptom: 'the VRAM does not come back',
		cause: 'Another process holds it, or the driver has not yet given it back.',
		hint: 'Run `lisa top` to see which process holds VRAM, and end that one.',
		exitCode: 71,
	},
	'mlock-limit': {
		symptom: 'the model cannot be pinned in memory',
		cause: 'The limit of locked memory is smaller than the model.',
		hint: 'Type `lisa stop`, then `ulimit -l unlimited`, and start again; where that is refused, raise memlock in /etc/security/limits.conf, or leave out `--mlock`.',
		exitCode: 71,
	},
	'pull-address': {
		symptom: 'the address to pull from is not understood',
		cause: 'It is neither a URL nor of the form `hf:org/repo` with a rung after a colon.',
		hint: 'Write it as in `lisa pull hf:org/repo:Q4_K_M`.',
		exitCode: 64,
	},
	'pull-failed': {
		symptom: 'the download stopped',
		cause: 'The connection was lost, or the server refused.',
		hint: 'Run the same `lisa pull` again: it goes on where it stopped.',
		exitCode: 69,
	},
	'pull-mismatch': {
		symptom: 'the download is not what the source promised',
		cause: 'Its size or its checksum differs, or the file changed while it was fetched.',
		hint: 'Run `lisa pull` again: what was wrong has been thrown away.',
		exitCode: 65,
	},
	'session-missing': {
		symptom: 'there is no such conversation',
		cause: 'No saved conversation has this name.',
		hint: 'Run `lisa sessions` to see them all.',
		exitCode: 66,
	},
	'run-input': {
		symptom: 'a line of the batch is not a prompt',
		cause: 'Each line of the file that `lisa run` reads is one JSON object with a prompt.',
		hint: 'Write lines as in `{"id": 1, "prompt": "hello"}`.',
		exitCode: 65,
	},
	'build-failed': {
		symptom: 'the engine cannot be built for this CPU',
		cause: 'A tool is missing (cmake, a C++ compiler or git), or the build broke off.',
		hint: 'Install them, as in `sudo apt install cmake g++ git`, and run `lisa doctor --build` again.',
		exitCode: 69,
	},
	cancelled: {
		symptom: 'the reply was stopped',
		cause: 'It was stopped before its end.',
		hint: 'What was said is kept.',
		exitCode: 130,
	},
});

/**
The name of a row of the problem table.
*/
export type ProblemCode = keyof typeof problems;
