import type {Tier} from './recording-tiers.ts';

/** What a tier has: from its oldest row up to where it has been averaged. Milliseconds since the epoch. */
export type Extent = Pick<Tier, 'table' | 'span'> & {
	readonly oldest: number;
	/** Rows before this are there; the finest tier has everything. */
	readonly done: number;
};

export type Segment = {readonly table: string; readonly span: number; readonly from: number; readonly to: number};

/**
Which tier tells of which part of a span, so that no moment is told of twice: the wanted one as far as it goes, coarser ones for what it has forgotten, finer ones for what it has not averaged yet.

@param extents The finest first.
@param wanted An index of `extents`.
@returns Oldest first; none is empty.
*/
export function segmentsOf(extents: readonly Extent[], wanted: number, from: number, to: number): Segment[] {
	const segments: Segment[] = [];
	const push = ({table, span}: Extent, start: number, end: number) => {
		if (end > start) {
			segments.push({table, span, from: start, to: end});
		}
	};

	let end = to;
	for (let index = 0; index < wanted; index++) {
		const start = Math.max(from, extents[index + 1]!.done);
		push(extents[index]!, start, end);
		end = Math.min(end, start);
	}

	for (let index = wanted; index < extents.length; index++) {
		const start = Math.max(from, takeover(extents, index));
		push(extents[index]!, start, end);
		end = Math.min(end, start);
	}

	return segments.toReversed();
}

/** Where the next coarser tier tells instead, one of its rows ends: that is after the oldest row of this one, if anything older was kept. */
function takeover(extents: readonly Extent[], index: number): number {
	const [{oldest}, next] = [extents[index]!, extents[index + 1]];
	if (next === undefined) {
		return -Infinity;
	}

	const isOlderKept = extents.slice(index + 1).some(coarser => coarser.oldest < Math.floor(oldest / coarser.span) * coarser.span);
	return isOlderKept ? Math.ceil(oldest / next.span) * next.span : -Infinity;
}
