import {cleanLine} from '../../core/text.ts';
import {readOnce} from '../read-once.ts';

/**
@returns A function from a user's number to the name; the number itself where `/etc/passwd` has none, as with users of a directory.
@param root Stands before `/etc` in tests.
*/
export function createUserNames(root = ''): (uid: number | undefined) => string | undefined {
	const names = new Map<number, string>();
	for (const line of (readOnce(`${root}/etc/passwd`) ?? '').split('\n')) {
		const [name = '', , uid = ''] = line.split(':', 3);
		if (name !== '' && /^\d+$/u.test(uid) && !names.has(Number(uid))) {
			names.set(Number(uid), cleanLine(name).slice(0, 32));
		}
	}

	return uid => uid === undefined ? undefined : (names.get(uid) ?? String(uid));
}
