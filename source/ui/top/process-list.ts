import type {ProcessOrder} from '../../core/processes.ts';
import type {View} from '../../core/view.ts';

/** How a face shows the processes. */
export type ProcessList = {
	/** Absent until somebody chose one. */
	readonly order?: ProcessOrder;
	/** The first row shown. */
	readonly from: number;
};

/** @returns What the processes are sorted by: VRAM where there is a card, RAM otherwise, unless it was chosen. */
export function orderOf({order}: ProcessList, view: View): ProcessOrder {
	return order ?? (hasCards(view) ? 'vram' : 'ram');
}

/** Whether there is VRAM to sort by. */
export function hasCards({samples}: View): boolean {
	return (samples.at(-1)?.gpus.length ?? 0) > 0;
}
