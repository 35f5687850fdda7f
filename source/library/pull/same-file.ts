import type {Identity} from './state-file.ts';

type Marks = Pick<Identity, 'sha256' | 'etag' | 'lastModified'>;

/**
Whether two looks at a source saw the same file, by the strongest mark that both have. Without any, the size is all there is to go by.
*/
export function isSameFile(before: Marks, now: Marks): boolean {
	if (before.sha256 !== undefined && now.sha256 !== undefined) {
		return before.sha256 === now.sha256;
	}

	if (before.etag !== undefined && now.etag !== undefined) {
		return plain(before.etag) === plain(now.etag);
	}

	return before.lastModified === undefined || now.lastModified === undefined || before.lastModified === now.lastModified;
}

/** @returns What `If-Range` may carry: a strong mark, else the date. See RFC 9110, section 13.1.5. */
export function rangeMark({etag, lastModified}: Marks): string | undefined {
	return etag !== undefined && /^"[\u0021\u0023-\u007E]*"$/.test(etag) ? etag : lastModified;
}

function plain(etag: string): string {
	return etag.replace(/^W\//, '');
}
