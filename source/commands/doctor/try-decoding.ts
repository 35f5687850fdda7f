import {toProblem} from '../../core/errors.ts';
import {connect} from '../../host/client.ts';
import {modelPath} from '../../host/model-path.ts';
import type {DecodeTrial} from './speed.ts';

/** Tokens of the prompt, and how long the reply is: enough for a figure, and over soon. */
const prompt = 64;
const second = 1000;

/** Lets the model that is loaded answer for a second; the built-in guide where none is. */
export async function tryDecoding(): Promise<DecodeTrial> {
	try {
		const client = await connect({kind: 'command'});
		try {
			const {now} = await client!.command({type: 'now'});
			if (now?.model === undefined) {
				await client!.command({type: 'load', settings: {path: modelPath('guide')}});
			}

			const {bench} = await client!.command({type: 'bench', settings: {promptTokens: prompt, replyTokens: 400, repetitions: 1, replyTime: second}});
			return bench!;
		} finally {
			client!.close();
		}
	} catch (error) {
		return {failure: toProblem(error).message};
	}
}
