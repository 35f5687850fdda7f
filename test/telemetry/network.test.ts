import {afterEach, expect, test} from 'vitest';
import {findLink} from '../../source/telemetry/linux/link.ts';
import {createNetworkSource} from '../../source/telemetry/linux/network.ts';
import {createMachine, type Machine} from '../fixtures/telemetry/machine.ts';

const machines: Machine[] = [];

function machine(files: Readonly<Record<string, string | number>>): Machine {
	const made = createMachine(files);
	machines.push(made);
	return made;
}

afterEach(() => {
	for (const made of machines.splice(0)) {
		made.remove();
	}
});

const net = 'sys/class/net';
const routes = (...lines: ReadonlyArray<readonly [name: string, metric: number]>): string => `Iface\n${lines.map(([name, metric]) => `${name}\t00000000\t01\t0003\t0\t0\t${metric}\t00000000\t0\t0\t0`).join('\n')}`;

test.each<[string, Record<string, string | number>, string | undefined]>([
	['the default route\'s', {'proc/net/route': routes(['wlan0', 600], ['eth0', 100]), [`${net}/eth0/type`]: 1, [`${net}/wlan0/type`]: 1}, 'eth0'],
	['not a tunnel\'s when there is another', {'proc/net/route': routes(['wg0', 0], ['eth0', 100]), [`${net}/wg0/type`]: 65_534, [`${net}/eth0/type`]: 1}, 'eth0'],
	['a tunnel\'s when it is all there is', {'proc/net/route': routes(['tun0', 0]), [`${net}/tun0/type`]: 65_534}, 'tun0'],
	['without a route the first live physical one', {[`${net}/docker0/operstate`]: 'up', [`${net}/eth0/device/x`]: '', [`${net}/eth0/operstate`]: 'down', [`${net}/eth1/device/x`]: '', [`${net}/eth1/operstate`]: 'up'}, 'eth1'],
	['a dead one when none is live', {[`${net}/eth0/device/x`]: '', [`${net}/eth0/operstate`]: 'down', [`${net}/lo/operstate`]: 'unknown'}, 'eth0'],
	['none', {}, undefined],
])('the link to the LAN: %s', (_, files, name) => {
	expect(findLink(machine(files).root)).toBe(name);
});

function link(name: string, received: number, sent: number, more: Readonly<Record<string, string | number>> = {}): Record<string, string | number> {
	return Object.fromEntries(Object.entries({type: 1, operstate: 'up', speed: 2500, 'statistics/rx_bytes': received, 'statistics/tx_bytes': sent, ...more}).map(([file, value]) => [`${net}/${name}/${file}`, value]));
}

test('rates, speed, radio, and a counter of 32 bits that wraps', () => {
	const {root, write} = machine({'proc/net/route': routes(['eth0', 0]), ...link('eth0', 2 ** 32 - 1000, 5000, {'wireless/x': ''})});
	const source = createNetworkSource({root});
	expect(source.read(0)).toMatchObject({interface: 'eth0', up: true, wireless: true, speed: 2.5e9, receiveRate: undefined});
	write(link('eth0', 1000, 6000));
	expect(source.read(1000)).toMatchObject({receiveRate: 2000, sendRate: 1000});
	write(link('eth0', 10, 7000, {operstate: 'down'}));
	expect(source.read(2000)).toMatchObject({up: false, receiveRate: undefined, sendRate: 1000});
	source.close();
});

test('a cable that is pulled: the other link takes over, and its rates begin anew', () => {
	const {root, write, remove} = machine({'proc/net/route': routes(['eth0', 0], ['wlan0', 600]), ...link('eth0', 0, 0), ...link('wlan0', 9000, 9000, {speed: -1})});
	const source = createNetworkSource({root});
	source.read(0);
	write({'proc/net/route': routes(['wlan0', 600])});
	remove(`${net}/eth0`);
	expect(source.read(6000)).toMatchObject({interface: 'wlan0', up: true, speed: undefined, receiveRate: undefined});
	write(link('wlan0', 9500, 9000));
	expect(source.read(7000)).toMatchObject({receiveRate: 500, sendRate: 0});
	source.close();
});

test('a link whose driver tells no state goes by its carrier', () => {
	const {root} = machine({'proc/net/route': routes(['usb0', 0]), ...link('usb0', 0, 0, {operstate: 'unknown', carrier: 1})});
	const source = createNetworkSource({root});
	expect(source.read(0).up).toBe(true);
	source.close();
});

test('no network at all is said', () => {
	const source = createNetworkSource({root: machine({}).root});
	expect(source.read(0)).toMatchObject({up: false, failure: expect.stringContaining('no network') as unknown});
	source.close();
});
