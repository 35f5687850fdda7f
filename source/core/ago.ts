const day = 86_400_000;

/** @returns How long ago something was, as a person would say it: `just now`, `3 h ago`, `yesterday`, `12 days ago`. Milliseconds since the epoch. */
export function ago(time: number, now: number): string {
	const minutes = (now - time) / 60_000;
	if (minutes < 2) {
		return 'just now';
	}

	if (minutes < 90) {
		return `${Math.round(minutes)} min ago`;
	}

	const hours = minutes / 60;
	if (hours < 24) {
		return `${Math.round(hours)} h ago`;
	}

	const days = Math.round((now - time) / day);
	return days < 2 ? 'yesterday' : `${days} days ago`;
}
