import {expect, test} from 'vitest';
import {loadRequest} from '../../source/commands/load-request.ts';

test.each([
	[{}, {}],
	[{mmap: false}, {mmap: false}],
	[{mmap: true, mlock: false}, {}],
	[{flashAttention: 'on'}, {flashAttention: true}],
	[{flashAttention: 'OFF', kvType: 'f16'}, {flashAttention: false, kvType: 'F16'}],
])('%j', (flags, request) => {
	expect(loadRequest(flags)).toEqual(request);
});

test.each([
	[{flashAttention: 'yes'}, '--flash-attention is on or off, not “yes”.'],
	[{flashAttention: ''}, '--flash-attention is on or off, not “”.'],
	[{kvType: 'Q2'}, '--kv-type is F16, Q8_0 or Q4_0, not “Q2”.'],
])('%j is refused', (flags, message) => {
	expect(() => loadRequest(flags)).toThrow(message);
});
