import {networkInterfaces} from 'node:os';

/**
@returns The address by which others on the LAN reach an interface: IPv4 first, then an IPv6 one that is valid beyond the link.
*/
export function addressOf(name: string): string | undefined {
	const all = networkInterfaces()[name] ?? [];
	return (all.find(entry => entry.family === 'IPv4') ?? all.find(entry => !entry.address.startsWith('fe80')) ?? all[0])?.address;
}
