import path from 'node:path';
import type {Finding} from '../../core/finding.ts';
import {percent} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {BuildProgress} from '../../native/build-progress.ts';
import type {Manifest} from '../../native/manifest.ts';
import type {NativeState} from '../../native/native-state.ts';

const area = 'LISA';
const name = 'build';
const anew = 'Type `lisa doctor --build` to build it anew.';
const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});

/** Which engine computes here: the prebuilt one, or one that was built for this CPU. */
export function gradeNative(state: NativeState, platform: string): Finding {
	const found = (level: Finding['level'], said: string, remedy?: string): Finding => ({area, name, level, said, ...(remedy !== undefined && {remedy})});
	switch (state.kind) {
		case 'none': {
			return found('ok', `the prebuilt engine computes.${platform === 'linux' ? ' `lisa doctor --build` finds out whether one built for this CPU is faster.' : ''}`);
		}

		case 'building': {
			return found('ok', `the prebuilt engine computes; one for this CPU is being built${state.progress === undefined ? '' : `: ${stageWords(state.progress)}`}.`);
		}

		case 'faster': {
			return {...found('ok', `an engine built for this CPU computes: ${comparison(state.manifest)}.`), figures: ratios(state.manifest)};
		}

		case 'no-faster': {
			return {...found('ok', `the prebuilt engine computes; one built for this CPU was no faster: ${comparison(state.manifest)}.`), figures: ratios(state.manifest)};
		}

		case 'stale': {
			return found('warning', `the engine built here is not used: ${cleanLine(state.why)}. The prebuilt one computes.`, anew);
		}

		case 'broken': {
			return found('warning', `the engine built here was set aside: ${cleanLine(state.why)}. The prebuilt one computes.`, anew);
		}

		case 'stopped': {
			return found('ok', `the prebuilt engine computes; a build for this CPU was stopped while ${stageWords(state.progress)}.`, 'Type `lisa doctor --build` to go on with it.');
		}

		case 'failed': {
			return found('warning', `the prebuilt engine computes; building one for this CPU failed. ${cleanLine(state.problem.message)}`, cleanLine(state.problem.hint));
		}
	}
}

function ratios({decode, prefill}: Manifest): Finding['figures'] {
	return {decode_times_prebuilt: decode, prefill_times_prebuilt: prefill};
}

/** How the engine built here did, as in `decode 1.08 ×, prompts 1.02 × as fast as with the prebuilt one`. */
export function comparison({decode, prefill, model, made}: Manifest): string {
	return `decode ${decode.toFixed(2)} ×, prompts ${prefill.toFixed(2)} × as fast as with the prebuilt one (${cleanLine(path.basename(model))}, ${day.format(made)})`;
}

const words: Readonly<Record<BuildProgress['stage'], string>> = {unpack: 'unpacking', configure: 'preparing', compile: 'compiling', try: 'trying it', measure: 'measuring'};

/** What a build is doing, as in `compiling 34 %`. */
export function stageWords({stage, fraction}: BuildProgress): string {
	return `${words[stage]}${stage === 'compile' || stage === 'measure' ? ` ${percent(fraction)}` : ''}`;
}
