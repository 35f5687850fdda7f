import {existsSync} from 'node:fs';
import {parseRoutes, parseRoutes6} from '../parse/route.ts';
import {namesIn, readOnce} from '../read-once.ts';

/** What `type` reads for interfaces that have no link of their own: tunnels such as WireGuard. */
const tunnel = '65534';

/**
Finds the interface that leads to the LAN: that of the default route, a tunnel's only when there is no other; without a route the first physical one, a live one before a dead one.
*/
export function findLink(root = ''): string | undefined {
	const folder = `${root}/sys/class/net`;
	const routes = [...parseRoutes(readOnce(`${root}/proc/net/route`) ?? ''), ...parseRoutes6(readOnce(`${root}/proc/net/ipv6_route`) ?? '')];
	const direct = routes.find(route => readOnce(`${folder}/${route.interface}/type`) !== tunnel);
	if (direct !== undefined) {
		return direct.interface;
	}

	const physical = namesIn(folder).filter(name => existsSync(`${folder}/${name}/device`));
	return physical.find(name => readOnce(`${folder}/${name}/operstate`) === 'up') ?? routes[0]?.interface ?? physical[0];
}

/**
@returns Whether an interface is a radio.
*/
export function isWireless(name: string, root = ''): boolean {
	return existsSync(`${root}/sys/class/net/${name}/wireless`) || existsSync(`${root}/sys/class/net/${name}/phy80211`);
}
