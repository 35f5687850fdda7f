import {expect, test} from 'vitest';
import {cpuIdentity, identifyCpu} from '../../source/native/cpu-identity.ts';

const x86 = `processor	: 0
vendor_id	: AuthenticAMD
cpu family	: 25
model		: 17
model name	: AMD EPYC
stepping	: 1
cpu MHz		: 2596.140
flags		: fpu avx2 avx512f

processor	: 1
model name	: another
`;
const arm = `processor	: 0
BogoMIPS	: 50.00
Features	: fp asimd dotprod
CPU implementer	: 0x41
CPU part	: 0xd0c
`;

test.each([
	['the model of the first processor', x86, 'AMD EPYC'],
	['the part, where there is no name', arm, '0xd0c'],
	['nothing at all', '', 'unknown'],
	['no control sequence gets through', 'model name : \u001B[2Jbad', 'bad'],
])('%s', (_, text, model) => {
	expect(identifyCpu(text).model).toBe(model);
});

test.each([
	['another clock is the same processor', x86.replace('2596.140', '3100.000'), true],
	['the order of the flags says nothing', x86.replace('avx2 avx512f', 'avx512f avx2'), true],
	['what it can do is part of it', x86.replace(' avx512f', ''), false],
	['so is its stepping', x86.replace('stepping	: 1', 'stepping	: 2'), false],
])('%s', (_, text, same) => {
	expect(identifyCpu(text).id === identifyCpu(x86).id).toBe(same);
});

test('this box has one', () => {
	expect(cpuIdentity()).toEqual(cpuIdentity());
});
