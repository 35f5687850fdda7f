import {bytesPerToken, type SpeedMeasurement} from '../core/fit-speed.ts';
import type {ModelFile} from './inspect.ts';

/**
Decode rates that were seen here, as what fitting scales from.

@param rates Tokens a second by file, the latest last.
@param onCard Whether the box has a card, which did it then.
*/
export function measurementsOf(models: ReadonlyArray<Pick<ModelFile, 'path' | 'shape' | 'parts'>>, rates: ReadonlyMap<string, number>, onCard: boolean): SpeedMeasurement[] {
	const byPath = new Map(models.map(model => [model.path, model]));
	return [...rates].flatMap(([path, tokensPerSecond]) => {
		const {shape, parts} = byPath.get(path) ?? {};
		return shape === undefined || parts === undefined ? [] : [{path, tokensPerSecond, weightBytes: bytesPerToken(shape, parts, 0), onCard}];
	});
}
