import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {View} from '../../../source/core/view.ts';
import {columnLines} from '../../../source/ui/panels/column.ts';
import {latencyAxis} from '../../../source/ui/panels/latency-axis.ts';
import type {SectionName} from '../../../source/ui/panels/section-names.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {card, latency, mock, model, noCard, nothing, rungs, sampleAt, samplesOf, twoCards} from './views.ts';

const none = createTheme('none');
const gib = 2 ** 30;

/** A column as plain text. */
const column = (view: View, width = 44, height = 39, zoomed?: SectionName) => columnLines({view, width, height, theme: none, zoomed}).join('\n');

/** The mock with its last sample changed. */
const withLast = (change: Record<string, unknown>): View => ({...mock, samples: [...mock.samples.slice(0, -1), {...mock.samples.at(-1)!, ...change}]});

const withCard = (change: Record<string, unknown>): View => ({...mock, samples: samplesOf([{...card, ...change}])});

describe('the mock', () => {
	const text = column(mock);
	test.each([
		'╭─ GPU 0  RTX 4070 ',
		'71 °C  182 W ─╮',
		/│ VRAM ━+╸?─+ +7\.9\/12\.0 GiB │/,
		'│ weights 4.1  KV 1.0  buf 0.2  others 2.6 │',
		/│ util .* 87 % │/,
		/├─ Memory ─+ no pressure ─┤/,
		/│ RAM {2}━+╸?─+ +21\.4\/64\.0 GiB │/,
		/│ model 1\.2 GiB +\(mapped 0\.6\)/,
		/│ swap ─+ +0\.0\/8\.0 GiB │/,
		/├─ CPU {2}AMD Ryzen 9 5950X ─+ 16\/32 threads ─┤/,
		/│ load .* 31 % │/,
		'│ decode on 8, others use 5 3.9 GHz  58 °C │',
		/├─ Latency ─+ 1 stall {2}42\.7 tok\/s ─┤/,
		'│ last  24.1 p50  23.4 p95  27.0 p99  31.0 │',
		/│ TTFT +312 ms +prefill +1,840 tok\/s │/,
		/├─ Disk {2}NVMe ─+ 612 GiB free ─┤/,
		'│ r   0.0  w   0.1 MB/s last load 2.9 GB/s │',
		/├─ Net {2}2\.5 Gb\/s ─+ eth0 up ─┤/,
		/│ ↓ +0\.4 kB\/s ↑ +3\.1 kB\/s +192\.0\.2\.17 │/,
		/├─ Model {2}mistral-7b-instruct-v0\.3 ─ CUDA ─┤/,
		'│ Q2  Q3  ▸Q4_K_M◂  Q5  Q6  Q8  F16        │',
		/│ ctx {2}━+╸?─+ +1,180\/8,192 │/,
	])('%s', expected => {
		expect(text).toMatch(expected instanceof RegExp ? expected : new RegExp(expected.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
	});
});

describe('before anything is known', () => {
	const text = column(nothing);
	test('nothing is called zero', () => {
		expect(text).not.toMatch(/\b0\b/);
	});

	test.each(['no model is loaded: lisa loads one', 'no reply yet: each is timed here', 'looking for a card', '— tok/s'])('%s', words => {
		expect(text).toContain(words);
	});
});

describe('GPU', () => {
	test('no card is one line', () => {
		expect(column(noCard)).toMatch(/╭─ GPU ─+╮\n│ no GPU: running on CPU +│\n├─ Memory/);
	});

	test('no card on few rows is said in the border', () => {
		expect(column(noCard, 44, 15)).toMatch(/^╭─ GPU {2}no GPU: running on CPU ─+╮\n├─ Memory/);
	});

	test('a card of several tells LISA from the others, not the model’s parts', () => {
		const text = column(twoCards);
		expect(text).toContain('LISA 5.3  others 2.6  free 4.1');
		expect(text).not.toContain('weights 4.1  KV');
	});

	test('what the driver does not tell is a dash', () => {
		expect(column(twoCards)).toMatch(/LISA +— {2}others +— {2}free 4\.1/);
		expect(column(twoCards)).toMatch(/util +— │/);
	});

	test('a model that is partly on the card does not claim its parts', () => {
		const text = column({...mock, model: {phase: 'ready', model: {...model, gpuLayers: 18}}});
		expect(text).toContain('LISA 5.3');
		expect(text).toContain('CUDA 18/33 layers');
	});

	test('a full card has a sign', () => {
		expect(column(withCard({memoryUsed: 11.5 * gib}))).toMatch(/VRAM ━+╸?─*! +11\.5\/12\.0/);
		expect(column(withCard({memoryUsed: 9.5 * gib}))).toMatch(/VRAM ━+╸?─*▴ +9\.5\/12\.0/);
	});

	test('a lost card says so', () => {
		const text = column(withCard({lost: true, failure: 'GPU is lost: it fell off the bus'}));
		expect(text).toMatch(/GPU 0 {2}RTX 4070 ─+ lost ─╮/);
		expect(text).toContain('! GPU is lost: it fell off the bus');
		expect(text).not.toContain('VRAM');
	});

	test('a card that cannot be read says why', () => {
		const text = column(withCard({memoryTotal: 0, failure: 'the driver and its library differ'}));
		expect(text).toContain('! the driver and its library differ');
	});

	test('throttling is in the border', () => {
		expect(column(withCard({throttle: ['thermal']}))).toMatch(/throttled {2}71 °C/);
	});

	test('two cards on few rows share a section', () => {
		const text = column(twoCards, 44, 15);
		expect(text).toMatch(/╭─ GPU {2}2 cards ─+ busiest 87 % ─╮/);
		expect(text).toMatch(/#0 .* 7\.9\/12\.0 GiB/);
		expect(text).toMatch(/#1 .*! +11\.4\/12\.0 GiB/);
	});

	test('more cards than rows are counted', () => {
		const many = {...mock, samples: samplesOf(Array.from({length: 8}, (_, index) => ({...card, index})))};
		expect(column(many, 44, 16)).toMatch(/8 cards ─+ and 5 more ─╮/);
	});

	test('a missing sample is a gap in the chart', () => {
		const gap = {...mock, samples: mock.samples.map((sample, index) => index >= 220 && index < 230 ? {...sample, gpus: []} : sample)};
		const util = column(gap, 44, 24).split('\n').find(line => line.includes('util'))!;
		expect(util).toMatch(/\p{Script=Braille} {5}\p{Script=Braille}/u);
	});
});

describe('Memory', () => {
	const at = (change: Record<string, unknown>) => withLast({memory: {...mock.samples.at(-1)!.memory!, ...change}});

	test.each([
		[{pressure: 0.002}, /Memory ─+ no pressure/],
		[{pressure: 0.12}, /Memory ─+ pressure 12 %/],
		[{pressure: undefined}, /Memory ─+┤/],
		[{swapInRate: 3e6, swapOutRate: 1e5}, /Memory ─+ swapping 3\.1 MB\/s/],
		[{swapTotal: 0, swapUsed: 0}, 'swap none'],
		[{failure: 'no /proc here'}, '! no /proc here'],
	])('%j', (change, expected) => {
		expect(column(at(change))).toMatch(expected);
	});

	test('without an engine the model’s share is a dash', () => {
		expect(column(withLast({engine: undefined}))).toMatch(/│ model +— +│/);
	});

	test('on two rows nothing is lost', () => {
		const text = column(mock, 44, 16);
		expect(text).toMatch(/RAM .* 21\.4\/64\.0 GiB/);
		expect(text).toMatch(/model 1\.2 GiB {2}\(mapped 0\.6\) +swap 0\.0\/8\.0/);
	});

	test('who makes vectors has a line while it is there', () => {
		const embedder = {pid: 7, resident: 0.31 * gib, anonymous: 0.1 * gib, mapped: 0.2 * gib, name: 'Nomic\u001B[2J Embed', quantization: 'Q8_0'};
		expect(column(withLast({embedder}))).toMatch(/│ embed 0\.3 GiB {2}Nomic Embed Q8_0/);
		expect(column(withLast({}))).not.toContain('embed');
	});
});

describe('CPU', () => {
	const at = (change: Record<string, unknown>) => column(withLast({cpu: {...mock.samples.at(-1)!.cpu!, ...change}}));

	test('a quota is a fraction of the threads', () => {
		expect(at({usable: 1.5})).toContain(' 1.5/32 threads ');
	});

	test('its failure is in its panel and the others go on', () => {
		const text = at({failure: 'cannot read /proc/stat'});
		expect(text).toContain('! cannot read /proc/stat');
		expect(text).toContain('21.4/64.0 GiB');
	});

	test('one mark a thread where rows allow', () => {
		expect(at({})).toMatch(/each (?:[▁▂▃▄▅▆▇█] ){16}/);
	});

	test('more threads than cells go in groups', () => {
		expect(at({perCore: Array.from({length: 256}, () => 0.5)})).toContain('by 4 ');
	});

	test('why the model decodes on so many threads, where it is not for the others', () => {
		const because = (threadsReason: string) => column({...mock, model: {phase: 'ready', model: {...model, threads: 4, threadsReason}}});
		expect(because('as fast as 8')).toContain('decode on 4, as fast as 8');
		expect(because('others use 11')).toMatch(/decode on 4, others use 5 /);
	});

	test('what is not known is not shown', () => {
		const text = at({megahertz: undefined, temperature: undefined, engineThreads: undefined, otherThreads: undefined});
		expect(text).not.toContain('GHz');
		expect(text).not.toContain('58 °C');
		expect(text).toContain('decode on 8');
	});
});

describe('Latency', () => {
	const progress = {phase: 'prefill', prefilled: 512, prefillTotal: 1024, tokens: 0, latency: {stalls: 0, recent: []}} as const;

	test('the prompt’s bar is where the chart will be', () => {
		const text = column({...mock, progress, latency: progress.latency});
		expect(text).toMatch(/Latency ─+ reading 50 %/);
		expect(text).toMatch(/read ━+╸?─+ +512\/1,024/);
	});

	test('no stall is not spoken of', () => {
		expect(column({...mock, latency: {...latency, stalls: 0}})).toMatch(/Latency ─+ 42\.7 tok\/s/);
	});

	test('figures of any size keep their place', () => {
		const place = (text: string) => text.split('\n').find(line => line.includes('p50'))!.indexOf('p50');
		const big = column({...mock, latency: {...latency, last: 1312.4, p50: 0.4}});
		expect(place(big)).toBe(place(column(mock)));
		expect(big).toContain('last 1,312 p50   0.4');
	});

	test('the axis is twice the median at least, four times at most', () => {
		expect(latencyAxis(undefined, {stalls: 0, recent: [23, 24], p50: 23.5}, 0).max).toBe(50);
		expect(latencyAxis(undefined, {stalls: 1, recent: [23, 24, 5000], p50: 24}, 0).max).toBe(100);
	});
});

describe('Disk and Net', () => {
	test('little space is a level, and said', () => {
		const dark = createTheme('dark');
		const view = withLast({disk: {...mock.samples.at(-1)!.disk!, free: 5e9}});
		expect(columnLines({view, width: 44, height: 39, theme: dark}).join('\n')).toContain(dark.warning('4.7 GiB free').replace('\u001B[39m', ''));
	});

	test('a link that is down', () => {
		const view = withLast({network: {source: 'x', interface: 'wlan0', up: false}});
		expect(column(view)).toMatch(/Net ─+ wlan0 down/);
		expect(column(view)).toMatch(/↓ +— kB\/s ↑ +— kB\/s/);
	});

	test('an address that does not fit gives way to the rates', () => {
		const address = '2001:0db8:85a3:0000:0000:8a2e:0370:7334';
		const view = withLast({network: {...mock.samples.at(-1)!.network!, address}});
		expect(column(view)).toMatch(/↑ +3\.1 kB\/s +│/);
		expect(column(view, 44, 39, 'network')).toContain('2001:0db8');
	});
});

describe('Model', () => {
	test('loading is a bar in the place where the ladder will be', () => {
		const text = column({...mock, model: {phase: 'loading', path: '/m/x.gguf', name: 'x', fraction: 0.45}});
		expect(text).toMatch(/Model {2}x ─+ loading/);
		expect(text).toMatch(/load ━+╸?─+ +45 %/);
	});

	test('a failure has its hint', () => {
		const text = column({...mock, model: {phase: 'failed', path: '/m/x.gguf', problem: {code: 'not-gguf', message: 'x.gguf is not a GGUF model', hint: 'Choose a file that ends in .gguf; safetensors and .bin files must be converted first.'}}});
		expect(text).toContain('! x.gguf is not a GGUF model');
		expect(text).toContain('Choose a file that ends in .gguf;');
	});

	test('a long failure is wrapped at words, and its hint has a line', () => {
		const problem = {code: 'not-gguf' as const, message: 'somebodys-model-with-a-long-name-Q4_K_M.gguf cannot be read to its end: it is shorter than its header says', hint: 'Fetch it again.'};
		const lines = (zoomed?: SectionName) => {
			const all = column({...mock, model: {phase: 'failed', path: '/m/x.gguf', problem}}, 44, 39, zoomed).split('\n');
			return all.slice(all.findIndex(line => line.includes(' Model ')) + 1, -1).map(line => line.slice(2, -2).trim()).filter(line => line !== '');
		};

		expect(lines()).toEqual(['! somebodys-model-with-a-long-name-Q4_K_', 'M.gguf cannot be read to its end: it…', 'Fetch it again.']);
		expect(lines('model')).toEqual(['! somebodys-model-with-a-long-name-Q4_K_', 'M.gguf cannot be read to its end: it', 'is shorter than its header says', 'Fetch it again.']);
	});

	test('a swap: where to, which step, how far', () => {
		const swap = {from: 'Q4_K_M', to: 'Q8_0', step: 'load', fraction: 0.6, since: 0} as const;
		const text = column({...mock, swap});
		expect(text).toContain('Q4_K_M → Q8_0 · loading');
		expect(text).toMatch(/swap ━+╸?─+ +60 %/);
		expect(text).toContain(' swapping ─┤');
	});

	test('the card a swap leaves', () => {
		const lastSwap = {from: 'Q4_K_M', to: 'Q8_0', carried: true, tokens: 540, overlapped: true, total: 900, gap: 12, memoryBefore: 1, memoryAfter: 2, steps: [], before: {}};
		expect(column({...mock, lastSwap}, 48)).toContain('Q4_K_M → Q8_0 · carried 540 tok · 12 ms');
		expect(column({...mock, lastSwap: {...lastSwap, carried: false, tokens: 1180}})).toContain('Q4_K_M → Q8_0 · reread 1,180 tok · 12 ms');
		expect(column({...mock, lastSwap: {...lastSwap, to: 'Q3_K_M', tokens: 1180}})).toContain('Q4_K_M → Q3_K_M  carried 1,180  12 ms');
	});

	test('the ladder is shown around the rung in use', () => {
		const many = [...rungs, ...[['Q5_K_S', 5.5], ['Q4_K_S', 4.6], ['Q3_K_L', 4.3], ['IQ4_XS', 4.25], ['IQ3_M', 3.7]].map(([name, bits]) => ({path: `/${name}`, name: String(name), bits: Number(bits), size: gib}))];
		const line = column({...mock, rungs: many}).split('\n').find(text => text.includes('▸'))!;
		expect(line).toContain('▸Q4_K_M◂');
		expect(line).toMatch(/Q4_K_S {2}▸Q4_K_M◂ {2}Q5_K_S/);
		expect(line).not.toContain('F16');
	});

	test('a rung that is not among the files is shown by itself', () => {
		expect(column({...mock, rungs: []})).toMatch(/│ ▸Q4_K_M◂ +│/);
	});

	test('what the model no longer sees is said', () => {
		expect(column({...mock, outOfContext: 3})).toMatch(/Model .* 3 out of context ─┤/);
	});

	test('the context’s bar has the sign of its level', () => {
		expect(column({...mock, contextUsed: 8000})).toMatch(/ctx {2}━+╸?─*! +8,000\/8,192/);
	});
});

describe('zoom', () => {
	test.each([
		['gpu', ['2,475 MHz', '182 of 200 W', '4242', 'NVML 13.0']],
		['memory', ['cached', '9.0 GiB', '/proc/meminfo']],
		['cpu', ['load average', '6.20', 'each']],
		['latency', ['jitter', '1.2 ms', 'newest tokens', 'count']],
		['disk', ['/home/me/models', 'nvme0n1', '1000.0 GiB']],
		['network', ['192.0.2.17', '/sys/class/net']],
		['model', ['7,248,023,552', 'llama', '▸ Q4_K_M', '32,768 tok']],
	] as const)('%s has the whole column', (zoomed, figures) => {
		const text = column(mock, 60, 39, zoomed);
		expect(text.split('\n').filter(line => /^[╭├]/.test(line))).toHaveLength(1);
		for (const figure of figures) {
			expect(text).toContain(figure);
		}
	});

	test('where not every card has a place of its own, the last place lists them all', () => {
		const cards = Array.from({length: 4}, (_, index) => ({...twoCards.samples[0]!.gpus[0]!, index}));
		const text = column({...twoCards, samples: twoCards.samples.map(sample => ({...sample, gpus: cards}))}, 60, 24, 'gpu');
		for (const sign of ['#0', '#1', '#2', '#3']) {
			expect(text).toContain(sign);
		}
	});

	test('two cards share it', () => {
		expect(column(twoCards, 72, 44, 'gpu').match(/[╭├]─ GPU \d/g)).toHaveLength(2);
	});
});

test('the focused section alone is marked', () => {
	const lines = columnLines({view: mock, width: 44, height: 39, theme: none, focused: 'latency'});
	expect(lines.filter(line => line.includes('› '))).toEqual([expect.stringContaining('› Latency')]);
});

test('in ASCII nothing else is drawn', () => {
	for (const view of [mock, noCard, twoCards, nothing, {...mock, latency: {stalls: 0, recent: []}}]) {
		for (const zoomed of [undefined, 'gpu', 'memory', 'cpu', 'latency', 'disk', 'network', 'model'] as const) {
			const text = columnLines({view, width: 60, height: 44, theme: createTheme('none', 'ascii'), zoomed, focused: 'gpu'}).join('\n');
			expect(text).toMatch(/^\p{ASCII}*$/u);
		}
	}
});

test('colours change nothing but colour', () => {
	for (const name of ['dark', 'light', 'neutral', 'contrast', '16', '16-light'] as const) {
		const lines = columnLines({view: mock, width: 44, height: 39, theme: createTheme(name)});
		expect(stripAnsi(lines.join('\n'))).toBe(column(mock));
	}
});

test('the samples of the mock are those of its last second', () => {
	expect(mock.samples.at(-1)).toEqual(sampleAt(239));
});
