import type {ProcessRow} from '../../core/processes.ts';
import type {GpuSample} from '../../core/samples.ts';

/**
@returns The processes with what each one holds of every card. One that holds VRAM and isn't in the list, as where a container sees the host's cards and not its processes, is added to it.
*/
export function withVram(rows: readonly ProcessRow[], gpus: readonly GpuSample[]): ProcessRow[] {
	const held = new Map<number, {name: string; vram: Array<number | undefined>}>();
	for (const [index, {processes = []}] of gpus.entries()) {
		for (const {pid, name, memory} of processes) {
			const entry = held.get(pid) ?? {name, vram: Array.from<undefined>({length: gpus.length})};
			entry.vram[index] = memory;
			held.set(pid, entry);
		}
	}

	const joined = rows.map(row => {
		const entry = held.get(row.pid);
		held.delete(row.pid);
		return entry === undefined ? row : {...row, vram: entry.vram};
	});
	return [...joined, ...Array.from(held, ([pid, {name, vram}]) => ({pid, name, vram}))];
}
