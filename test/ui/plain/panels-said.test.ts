import {expect, test} from 'vitest';
import {emptyView} from '../../../source/core/view.ts';
import {panelsSaid} from '../../../source/ui/plain/panels-said.ts';
import {fullCard, fullSample} from '../../helpers/samples.ts';

const empty = emptyView({id: 'a', title: '', created: 0, messages: []});

test('what is not measured yet is said to be so', () => {
	expect(panelsSaid(empty)).toEqual(['This box has not been measured yet: ask again in a moment.', 'Latency: nothing has been answered yet.', 'Model: none is loaded.']);
});

test('every panel has its sentence, and a figure that is missing leaves no gap', () => {
	const {memoryOwn: _own, power: _power, ...card} = fullCard;
	const said = panelsSaid({...empty, samples: [{...fullSample, gpus: [card]}]});
	expect(said.map(line => line.split(/[:,]/u, 1)[0])).toEqual(['GPU 0', 'RAM', 'CPU', 'Disk', 'Network', 'Latency', 'Model']);
	expect(said.join('\n')).not.toMatch(/undefined|NaN|—|, ,/u);
});

test('a card that is gone says only that', () => {
	expect(panelsSaid({...empty, samples: [{...fullSample, gpus: [{...fullCard, lost: true}]}]})[0]).toMatch(/^GPU \d+, [^:]+: it no longer answers\.$/u);
});
