import {toProblem} from '../../core/errors.ts';
import {modelPath} from '../../host/model-path.ts';
import {withQuietHost} from '../quiet-host.ts';
import type {DecodeTrial} from './speed.ts';

/** Tokens of the prompt, and how long the reply is: enough for a figure, and over soon. */
const prompt = 64;
const second = 1000;

/** Lets the model that is loaded answer for a second; the built-in guide where no host runs, in one that ends with it. */
export async function tryDecoding(): Promise<DecodeTrial> {
	try {
		return await withQuietHost(async (client, started) => {
			if (started) {
				await client.command({type: 'load', settings: {path: modelPath('guide')}});
			} else {
				const {now} = await client.command({type: 'now'});
				if (now?.model === undefined) {
					return {failure: 'The host that runs has no model ready.'};
				}
			}

			const {bench} = await client.command({type: 'bench', settings: {promptTokens: prompt, replyTokens: 400, repetitions: 1, replyTime: second}});
			return bench!;
		});
	} catch (error) {
		return {failure: toProblem(error).message};
	}
}
