import {describe, expect, test} from 'vitest';
import {familyOf} from '../../source/core/family.ts';
import {parseGguf, type GgufHeader} from '../../source/core/gguf.ts';
import {quantizationInName, shardName, shardOf, stemOf} from '../../source/core/gguf-file-name.ts';
import {tinyModel, type TinyOptions} from '../helpers/tiny-model.ts';

const headerOf = (options: TinyOptions): GgufHeader => {
	const bytes = tinyModel(options);
	const result = parseGguf(bytes, bytes.length);
	if (result.state !== 'read') {
		throw new Error(JSON.stringify(result));
	}

	return result.header;
};

const family = (options: TinyOptions = {}, fileName = 'tiny-Q8_0.gguf', normHash = 'a') => familyOf({header: headerOf(options), fileName, normHash});

describe('one family', () => {
	test.each<[string, TinyOptions, string]>([
		['another quantization', {quantization: 'Q2_K'}, 'tiny-Q2_K.gguf'],
		['another file name', {}, 'renamed.gguf'],
		['a name written otherwise', {name: 'tiny_llama-1m'}, 'tiny.gguf'],
		['the quantization in the name', {name: 'Tiny Llama 1M Q4_K_M', quantization: 'Q4_K_M'}, 'tiny.gguf'],
		['another chat template', {values: {'tokenizer.chat_template': 'other'}}, 'tiny.gguf'],
		['another file date or author', {values: {'general.author': 'someone'}}, 'tiny.gguf'],
	])('%s', (_, options, fileName) => {
		expect(family(options, fileName)).toEqual(expect.objectContaining({key: family().key}));
	});

	test.each(['', '.', 'models', 'hf', String.raw`D:\Diverses\models`, '/home/me/out', '47b6801b24d15ff9bcd8c96dfaea0be9ed3a0301', 'LLaMA v2'])('%j says nothing, so the file’s name does', name => {
		expect(family({name}, 'Vicuna-7B.Q4_K_M.gguf')).toMatchObject({name: 'Vicuna-7B', key: family({name}, 'vicuna-7b-Q8_0.gguf').key});
		expect(family({name}, 'vicuna.Q4_K_M.gguf').key).not.toBe(family({name}, 'wizard.Q4_K_M.gguf').key);
	});
});

describe('another family', () => {
	test.each<[string, TinyOptions, string?]>([
		['two fine-tunes of one architecture', {name: 'Tiny Llama 1M Chat'}],
		['two fine-tunes of one name', {values: {'general.finetune': 'chat'}}],
		['other weights', {}, 'b'],
		['another base', {values: {'general.basename': 'tiny-two'}}],
		['another width', {embedding: 512}],
		['another context', {values: {'llama.context_length': 1024}}],
		['another rope', {values: {'llama.rope.scaling.type': 'yarn'}}],
		['other tokens', {tokens: ['a', 'b']}],
		['another tensor', {tensors: [{name: 'token_embd.weight', dimensions: [256, 64]}]}],
	])('%s', (_, options, normHash) => {
		expect(family(options, 'tiny-Q8_0.gguf', normHash).key).not.toBe(family().key);
	});
});

test.each([
	['llama-2-7b-chat.Q4_K_M.gguf', 'llama-2-7b-chat', 'Q4_K_M'],
	['Meta-Llama-3.1-8B-Instruct-IQ4_XS.gguf', 'Meta-Llama-3.1-8B-Instruct', 'IQ4_XS'],
	['phi-2_Q8_0.GGUF', 'phi-2', 'Q8_0'],
	['model-f16.gguf', 'model', 'F16'],
	['model-fp16.gguf', 'model', 'F16'],
	['gemma-3-UD-Q4_K_XL.gguf', 'gemma-3', 'UD-Q4_K_XL'],
	['Qwen3-4B.i1-Q4_K_S.gguf', 'Qwen3-4B', 'Q4_K_S'],
	['deepseek-Q2_K-00001-of-00005.gguf', 'deepseek', 'Q2_K'],
	['Q4_K_M', 'Q4_K_M', 'Q4_K_M'],
	['mistral-7b.gguf', 'mistral-7b', undefined],
	['gpt-oss-20b-MXFP4.gguf', 'gpt-oss-20b', 'MXFP4'],
	['llama3.2:3b-instruct-q4_K_M', 'llama3.2:3b-instruct', 'Q4_K_M'],
])('%s: %s at %s', (fileName, stem, quantization) => {
	expect(stemOf(fileName)).toBe(stem);
	expect(quantizationInName(fileName)).toBe(quantization);
});

test('names of shards', () => {
	const shard = shardOf('big-F16-00002-of-00003.gguf')!;
	expect(shard).toEqual({prefix: 'big-F16', number: 2, count: 3});
	expect(shardName(shard, 1)).toBe('big-F16-00001-of-00003.gguf');
	expect(['a-00001-of-00001.gguf', 'a-00004-of-00003.gguf', 'a-00000-of-00003.gguf', 'a-00001-of-99999.gguf', 'a-1-of-3.gguf', 'a.gguf'].map(shardOf)).toEqual(Array.from({length: 6}));
});
