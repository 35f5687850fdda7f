import {cleanLine} from '../../core/text.ts';

const decoder = new TextDecoder();

/**
@returns What a C function wrote into a buffer, up to its NUL, safe to draw.
*/
export function textIn(bytes: Uint8Array): string {
	const end = bytes.indexOf(0);
	return cleanLine(decoder.decode(end === -1 ? bytes : bytes.subarray(0, end)));
}
