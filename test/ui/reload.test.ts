import {expect, test} from 'vitest';
import {contextNamed, kvNamed} from '../../source/ui/actions/reload.ts';

test.each([
	['8192', 8192],
	['8,192', 8192],
	['8k', 8192],
	['64', 64],
	['63', undefined],
	['-1', undefined],
	['8192.5', undefined],
	['99999999999', undefined],
	['lots', undefined],
])('/context %s', (argument, contextSize) => {
	expect(contextNamed(argument)).toMatchObject(contextSize === undefined ? {code: 'usage'} : {settings: {contextSize}});
});

test.each([
	['Q8_0', 'Q8_0'],
	['q8', 'Q8_0'],
	['f16', 'F16'],
	['Q4_0', 'Q4_0'],
	['Q5_0', undefined],
	['', undefined],
])('/kv %s', (argument, kvType) => {
	expect(kvNamed(argument)).toMatchObject(kvType === undefined ? {code: 'usage'} : {settings: {kvType}});
});
