const up = 1;

/**
A way out of this machine.
*/
export type DefaultRoute = {
	readonly interface: string;
	readonly metric: number;
};

/**
Reads `/proc/net/route`.

@returns The default routes, the preferred one first.
*/
export function parseRoutes(text: string): readonly DefaultRoute[] {
	return text
		.split('\n')
		.slice(1)
		.map(line => line.trim().split(/\s+/u))
		.filter(fields => fields[1] === '00000000' && fields[7] === '00000000' && (Number.parseInt(fields[3]!, 16) & up) !== 0)
		.map(fields => ({interface: fields[0]!, metric: Number(fields[6])}))
		.sort((a, b) => a.metric - b.metric);
}

/**
Reads `/proc/net/ipv6_route`: for networks that have nothing else. The kernel's own catch-all leads to `lo` and is left out.
*/
export function parseRoutes6(text: string): readonly DefaultRoute[] {
	return text
		.split('\n')
		.map(line => line.trim().split(/\s+/u))
		.filter(fields => /^0{32}$/u.test(fields[0]!) && fields[1] === '00' && fields[9] !== 'lo' && (Number.parseInt(fields[8]!, 16) & up) !== 0)
		.map(fields => ({interface: fields[9]!, metric: Number.parseInt(fields[5]!, 16)}))
		.sort((a, b) => a.metric - b.metric);
}
