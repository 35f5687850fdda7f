import type {SettingRow} from '../../core/settings.ts';
import {modelPath} from '../../host/model-path.ts';

/** @returns A path as it is typed here, made whole; anything that is no path as it is. */
export function typedPath({kind}: SettingRow, text: string): string {
	return kind.type !== 'path' || text === '' || kind.words.includes(text) ? text : modelPath(text === 'guide' ? './guide' : text);
}
