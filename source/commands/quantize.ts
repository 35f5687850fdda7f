import path from 'node:path';
import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import {duration} from '../core/format.ts';
import {quantizationNamed} from '../core/ladder.ts';
import {quantizableTypes, quantize} from '../engine/quantize.ts';
import {modelPath} from '../host/model-path.ts';

/**
Makes a rung beside a model: `lisa quantize MODEL TYPE`. Progress goes to stderr, the path of the rung to stdout.

@throws {LisaError} `usage`, `disk-full`, `cancelled` and what the quantizer says.
*/
export async function quantizeCommand([model, type]: readonly string[], {requantize}: {readonly requantize: boolean}): Promise<void> {
	const quantization = type === undefined ? undefined : quantizationNamed(type);
	if (model === undefined || quantization === undefined) {
		throw new LisaError(type === undefined ? 'What is to be made of what is not said.' : `LISA cannot make “${type}”.`, {
			code: 'usage',
			hint: `As in \`lisa quantize model-F16.gguf Q4_K_M\`. Types: ${quantizableTypes.join(', ')}.`,
		});
	}

	const source = modelPath(model);
	const stem = path.basename(source, '.gguf').replace(/[-._]?(?:f32|bf16|f16)$/iu, '');
	const target = path.join(path.dirname(source), `${stem}-${quantization.name}.gguf`);
	const abort = new AbortController();
	process.once('SIGINT', () => {
		abort.abort();
	});
	const since = Date.now();
	try {
		await quantize({
			source,
			target,
			type: quantization.name,
			allowRequantize: requantize,
			signal: abort.signal,
			onProgress({fraction, index, count}) {
				if (process.stderr.isTTY) {
					const left = fraction > 0.02 ? `, about ${duration(((Date.now() - since) / 1000) * (1 / fraction - 1))} left` : '';
					process.stderr.write(`\r\u001B[K${quantization.name}  tensor ${index}/${count}  ${Math.round(fraction * 100)} %${left}`);
				}
			},
		});
	} finally {
		if (process.stderr.isTTY) {
			process.stderr.write('\r\u001B[K');
		}
	}

	process.stdout.write(`${target}\n`);
}
