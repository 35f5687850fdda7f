import type {Sample} from '../core/samples.ts';
import type {EngineKeeper} from './engine-keeper.ts';

/**
@param next Resolves with the next sample of the box.
@returns The box as it is once the model of the chat is there: a load that begins while the sample is waited for is waited for too.
*/
export async function settled(keeper: Pick<EngineKeeper, 'state' | 'whenReady'>, next: () => Promise<Sample | undefined>): Promise<Sample | undefined> {
	const isLoading = () => keeper.state.phase === 'loading';
	for (;;) {
		if (isLoading()) {
			await keeper.whenReady().catch(() => undefined);
		}

		const sample = await next();
		if (!isLoading()) {
			return sample;
		}
	}
}
