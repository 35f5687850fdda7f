import type {LisaError} from '../../core/errors.ts';
import type {Finding} from '../../core/finding.ts';

/** @returns What is wrong with the settings, one finding each, or that all is understood. */
export function gradeSettings(faults: readonly LisaError[]): Finding[] {
	const about = {area: 'LISA', name: 'settings'} as const;
	return faults.length === 0 ? [{...about, level: 'ok', said: 'All understood.'}] : faults.map(({message, hint}) => ({...about, level: 'warning', said: message, remedy: hint}));
}
