import {bytes} from '../core/format.ts';
import {problems} from '../core/problems.ts';
import type {Sample} from '../core/samples.ts';
import {cleanLine} from '../core/text.ts';
import {VramRelease, type HeldVram} from '../core/vram-release.ts';
import type {Board} from './board.ts';

export type VramWatchOptions = {
	readonly board: Pick<Board, 'publish'>;
	readonly enginePid: () => number | undefined;
	readonly log: (message: string) => void;
};

/**
Says when VRAM does not come back after a model has left a card, and who holds it.
*/
export class VramWatch {
	readonly #options: VramWatchOptions;
	readonly #release = new VramRelease();

	constructor(options: VramWatchOptions) {
		this.#options = options;
	}

	take(sample: Sample): void {
		const {board, enginePid, log} = this.#options;
		for (const held of this.#release.take(sample, enginePid())) {
			const text = words(held, sample.gpus.length > 1);
			log(`vram-held: ${text}`);
			board.publish({type: 'notice', notice: {level: 'warning', text, hint: problems['vram-held'].hint, time: sample.time}});
		}
	}
}

function words({card, name, missing, holder}: HeldVram, several: boolean): string {
	const where = several ? ` of card ${card} (${cleanLine(name)})` : '';
	const who = holder === undefined ? 'no process is known to hold it, so the driver has not given it back' : `${named(holder)} holds ${bytes(holder.memory)}`;
	return `${bytes(missing)} of VRAM${where} did not come back after the model left: ${who}.`;
}

/** A process that may not be looked at has its number for a name. */
function named({name, pid}: NonNullable<HeldVram['holder']>): string {
	const shown = cleanLine(name);
	return shown === `process ${pid}` ? shown : `${shown} (process ${pid})`;
}
