import type {LoadWish} from './fit-wish.ts';
import type {FitBox, FitModel} from './fit.ts';
import {planLoad, type LoadPlan} from './load-plan.ts';
import {stepDown} from './step-down.ts';

/**
@returns How a model would be loaded where there is room for it, with what would be given up of the wish for that; `undefined` where even the least does not fit. By the same prediction as the load itself.
*/
export function fitsAfterAll(model: FitModel & {readonly path: string}, wish: LoadWish, box: FitBox): LoadPlan | undefined {
	for (let settings = {...wish, path: model.path}; ;) {
		try {
			return planLoad(model, settings, box);
		} catch {
			const {trainedContext} = model.shape;
			const context = Math.min(settings.contextSize ?? 0, trainedContext > 0 ? trainedContext : Infinity);
			const step = stepDown(settings, {context, cardLayers: 0, ran: false});
			if (step === undefined) {
				return undefined;
			}

			settings = step.settings;
		}
	}
}
