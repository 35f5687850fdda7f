import type {RecordedRow} from '../core/history.ts';
import type {HostClient} from '../host/client.ts';

/** Which rows are wanted. Milliseconds since the epoch. */
export type Wanted = {
	readonly from: number;
	readonly to: number;
	/** Figures by name; all of them when left out. */
	readonly names?: readonly string[];
};

/**
Rows as they were recorded, asked for a page at a time, so that neither end holds more than that.

@yields Pages, oldest first; none is empty.
*/
export async function * recordedPages(client: HostClient, {from, to, names}: Wanted): AsyncGenerator<readonly RecordedRow[]> {
	const most = names === undefined ? 500 : 5000;
	for (let next = from; ;) {
		const {rows = []} = await client.command({type: 'recorded', from: next, to, most, ...(names && {names: [...names]})});
		const last = rows.at(-1);
		if (last === undefined) {
			return;
		}

		yield rows;
		if (rows.length < most) {
			return;
		}

		// An average tells of all of its span.
		next = last.span === 1000 ? last.time + 1 : last.time + last.span;
	}
}
