import {setPriority} from 'node:os';
import process from 'node:process';
import koffi from 'koffi';
import {sourceKey} from '../core/source-mark.ts';
import {cleanLine} from '../core/text.ts';
import {findLibraries} from './native-library.ts';
import {parseTensorLine, type QuantizeOrder, type QuantizeReport} from './quantize-protocol.ts';

/*
libllama's own quantizer in a process of its own: once begun it cannot be stopped from inside, so it is stopped by ending this process. The call runs on a thread beside the event loop, which passes on the progress.
*/

/** `llama_model_quantize_params` of the pinned release's `include/llama.h`. */
const parameterFields = {
	nthread: 'int32_t',
	ftype: 'int',
	output_tensor_type: 'int',
	token_embedding_type: 'int',
	allow_requantize: 'bool',
	quantize_output_tensor: 'bool',
	only_copy: 'bool',
	pure: 'bool',
	keep_split: 'bool',
	dry_run: 'bool',
	imatrix: 'const void *',
	kv_overrides: 'const void *',
	tt_overrides: 'const void *',
	prune_layers: 'const void *',
	max_buf_size: 'size_t',
};

/** `LLAMA_KV_OVERRIDE_TYPE_STR`. */
const textTag = 3;

/** `GGML_LOG_LEVEL_ERROR`. */
const errorLevel = 4;

let problem = '';

function say(report: QuantizeReport): void {
	if (process.connected) {
		process.send!(report);
	}
}

function quantize({source, target, fileType, allowRequantize, threads, mark}: QuantizeOrder): void {
	const libraries = findLibraries();
	koffi.load(libraries.base, {global: true});
	koffi.load(libraries.ggml, {global: true});
	const llama = koffi.load(libraries.llama);
	const parameters = koffi.struct('llama_model_quantize_params', parameterFields);
	const log = koffi.proto('void ggml_log(int level, const char *text, void *user)');
	llama.func('llama_log_set', 'void', [koffi.pointer(log), 'void *'])(koffi.register(hear, koffi.pointer(log)), null);
	const defaults = llama.func('llama_model_quantize_default_params', parameters, [])() as Record<string, unknown>;
	const run = llama.func('llama_model_quantize', 'uint32_t', ['str', 'str', koffi.pointer(parameters)]);
	const overrides = markOverride(mark);
	run.async(source, target, {...defaults, nthread: threads, ftype: fileType, allow_requantize: allowRequantize, kv_overrides: overrides}, (error: Error | null, code: number) => {
		const failed = error !== null || code !== 0;
		say(failed ? {type: 'failed', message: problem || (error?.message ?? 'the library gave no reason')} : {type: 'done'});
		process.disconnect();
	});
}

/** An array of two `llama_model_kv_override`: a text under LISA's key, and the end. */
function markOverride(mark: string): unknown {
	const fields = {tag: 'int', key: koffi.array('char', 128, 'String'), padding: 'int', text: koffi.array('char', 128, 'String')};
	const override = koffi.struct('llama_model_kv_override', fields);
	const array: unknown = koffi.alloc(override, 2);
	koffi.encode(array, override, {tag: textTag, key: sourceKey, padding: 0, text: mark});
	koffi.encode(array, koffi.sizeof(override), override, {tag: 0, key: '', padding: 0, text: ''});
	return array;
}

function hear(level: number, text: string): void {
	const tensor = parseTensorLine(text);
	if (tensor) {
		say(tensor);
	} else if (level === errorLevel) {
		problem = cleanLine(text).replace(/^\w+: failed to quantize: /u, '') || problem;
	}
}

process.on('disconnect', () => {
	process.kill(process.pid, 'SIGKILL');
});
process.on('SIGINT', () => undefined);
// A file that may not grow further is a write that fails, and is told as one.
process.on('SIGXFSZ', () => undefined);
process.once('message', order => {
	// A reply that runs at the same time goes first.
	setPriority(10);
	try {
		quantize(order as QuantizeOrder);
	} catch (error) {
		say({type: 'failed', message: cleanLine(error instanceof Error ? error.message : String(error))});
		process.disconnect();
	}
});
