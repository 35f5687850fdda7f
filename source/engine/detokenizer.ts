import type {LlamaModel, Token} from 'node-llama-cpp';
import {isThoughtMark} from '../core/thinking.ts';
import type {Detokenize} from './token-text.ts';

/**
@returns What turns tokens into text: control tokens are nothing, but for those that a model puts around its thoughts, as Magistral does.
*/
export function detokenizer(model: Pick<LlamaModel, 'detokenize' | 'isSpecialToken'>): Detokenize {
	return (tokens, before) => {
		const [token] = tokens as readonly Token[];
		const mark = tokens.length === 1 && model.isSpecialToken(token) ? model.detokenize([token!], true).trim() : '';
		return isThoughtMark(mark) ? mark : model.detokenize(tokens as readonly Token[], false, before as readonly Token[]);
	};
}
