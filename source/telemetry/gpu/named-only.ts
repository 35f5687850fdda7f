import type {GpuSample} from '../../core/samples.ts';
import {findCardName} from './card-name.ts';
import {intel, type DisplayDevice} from './display-devices.ts';

/**
Cards that nothing can be read from but what they are: Intel's, so far. The adapters that virtual machines draw their screens with are no graphics cards.
*/
export function namedOnly(devices: readonly DisplayDevice[], root = ''): ReadonlyArray<Omit<GpuSample, 'index'>> {
	return devices.filter(({vendor}) => vendor === intel).map(device => ({
		source: 'PCI',
		vendor: 'intel',
		name: findCardName(device, root) ?? `Intel graphics (${device.device})`,
		memoryTotal: 0,
		memoryUsed: 0,
		memoryFree: 0,
		failure: 'LISA reads no figures from Intel cards yet.',
	}));
}
