import {expect, test} from 'vitest';
import {catalog, catalogModel} from '../../source/core/catalog.ts';
import {hardware} from '../../source/core/hardware.ts';
import {needOf} from '../../models/recipe/corpus/memory.ts';

test('names, ids and aliases lead to one model each', () => {
	const names = catalog.flatMap(({id, name, aliases}) => [id, name, ...aliases].map(known => [known.toLowerCase(), id] as const));
	for (const [known, id] of names) {
		expect(new Set(names.filter(([other]) => other === known).map(([, of]) => of)), known).toEqual(new Set([id]));
		expect(catalogModel(known)?.id).toBe(id);
	}
});

test.each(catalog)('$name has a shape that holds together', ({heads, kvHeads, headSize, layers, embedding, parameters}) => {
	expect(heads % kvHeads).toBe(0);
	expect(embedding % headSize).toBe(0);
	// Attention and feed-forward take 8 to 24 times the square of the width in each layer.
	const perLayer = (parameters * 1e9) / layers / embedding ** 2;
	expect(perLayer).toBeGreaterThan(8);
	expect(perLayer).toBeLessThan(24);
});

test.each(catalog.filter(model => model.documented))('the estimate for $name at 4 bits agrees with the hardware document', model => {
	const [from, to] = model.documented!;
	const {total} = needOf(model, 'Q4_K_M');
	expect(total).toBeGreaterThan(from - 1.5);
	expect(total).toBeLessThan(to + 0.5);
});

test('the hardware document is there in full', () => {
	expect(hardware.map(({kind}) => kind)).toEqual(['cpu', 'memory', 'gpu', 'storage', 'network']);
	for (const {examples, tiers} of hardware) {
		expect(examples).toHaveLength(3);
		expect(tiers.minimum).toBeLessThanOrEqual(tiers.recommended);
	}
});
