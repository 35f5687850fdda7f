import {createWriteStream} from 'node:fs';
import {once} from 'node:events';
import {finished} from 'node:stream/promises';
import {converse} from './conversation.ts';
import {Random} from './random.ts';

const [path = '', amount = '200000', seed = '20261123'] = process.argv.slice(2);
const random = new Random(Number(seed));
const file = createWriteStream(path);

/** Half of all conversations are one question; one in forty is long, for the positions far into the context. */
const turnsOf = (): number => random.pick([1, 1, 1, 1, 1, 2, 2, 2, 3, 4]) + (random.chance(0.025) ? 10 : 0);

for (let index = 0; index < Number(amount); index++) {
	if (!file.write(`${JSON.stringify(converse(random, turnsOf()))}\n`)) {
		await once(file, 'drain');
	}
}

file.end();
await finished(file);
