import type {NetworkSample} from '../../core/samples.ts';
import {addressOf} from '../address.ts';
import {rateBetween} from '../difference.ts';
import {Interval} from '../interval.ts';
import {OpenFile} from '../open-file.ts';
import {Refreshed} from '../refreshed.ts';
import type {Source} from '../source.ts';
import {findLink, isWireless} from './link.ts';

type Counters = {readonly received: number | undefined; readonly sent: number | undefined};

/**
The link that leads to the LAN by `/sys/class/net`.
*/
export function createNetworkSource({root = ''}: {readonly root?: string} = {}): Source<NetworkSample> {
	const found = new Refreshed(5000, () => findLink(root));
	const past = new Interval<Counters>();
	let link: Link | undefined;

	return {
		read(now) {
			const name = found.get(now);
			if (name !== link?.name) {
				link?.close();
				link = name === undefined ? undefined : new Link(name, root);
				past.clear();
			}

			if (link === undefined) {
				return {source: '/sys/class/net', up: false, failure: 'There is no network interface but the loopback.'};
			}

			const counters = link.counters();
			const base = past.push(now, counters);
			const up = link.up();
			if (!up) {
				found.expire();
			}

			return {
				source: `/sys/class/net/${link.name}`,
				interface: link.name,
				up,
				wireless: link.wireless,
				...link.facts.get(now),
				receiveRate: base && rateBetween(base.value.received, counters.received, base.seconds),
				sendRate: base && rateBetween(base.value.sent, counters.sent, base.seconds),
			};
		},
		close() {
			link?.close();
		},
	};
}

class Link {
	readonly name: string;

	readonly wireless: boolean;

	/** Seldom read: listing addresses costs more than everything else together. */
	readonly facts: Refreshed<{readonly speed?: number; readonly address?: string}>;

	readonly #files: Readonly<Record<'received' | 'sent' | 'state' | 'carrier', OpenFile>>;

	constructor(name: string, root: string) {
		const folder = `${root}/sys/class/net/${name}`;
		const speed = new OpenFile(`${folder}/speed`);
		this.name = name;
		this.wireless = isWireless(name, root);
		this.facts = new Refreshed(10_000, () => {
			const megabits = speed.number();
			speed.close();
			return {speed: megabits !== undefined && megabits > 0 ? megabits * 1e6 : undefined, address: addressOf(name)};
		});
		this.#files = {
			received: new OpenFile(`${folder}/statistics/rx_bytes`),
			sent: new OpenFile(`${folder}/statistics/tx_bytes`),
			state: new OpenFile(`${folder}/operstate`),
			carrier: new OpenFile(`${folder}/carrier`),
		};
	}

	counters(): Counters {
		return {received: this.#files.received.number(), sent: this.#files.sent.number()};
	}

	/** Drivers of virtual links leave the state unknown; then the carrier tells. */
	up(): boolean {
		const state = this.#files.state.tryRead()?.trim();
		return state === 'up' || (state === 'unknown' && this.#files.carrier.number() === 1);
	}

	close(): void {
		for (const file of Object.values(this.#files)) {
			file.close();
		}
	}
}
