import {createWriteStream} from 'node:fs';
import process from 'node:process';
import {once} from 'node:events';
import {finished} from 'node:stream/promises';
import {converse} from './conversation.ts';
import {bare, heldOutQuestions} from './held-out.ts';
import {Random} from './random.ts';

const [path = '', amount = '200000', seed = '20261123'] = process.argv.slice(2);
const random = new Random(Number(seed));
const file = createWriteStream(path);

/** Three in four conversations are one question; one in twenty-five goes on until the context is nearly full. */
const turnsOf = (): number => (random.chance(0.04) ? 5 + random.integer(13) : random.chance(0.77) ? 1 : random.pick([2, 2, 2, 3, 3, 4]));

for (let written = 0; written < Number(amount);) {
	const conversation = converse(random, turnsOf());
	if (conversation.turns.some(turn => heldOutQuestions.has(bare(turn)))) {
		continue;
	}

	written++;
	if (!file.write(`${JSON.stringify(conversation)}\n`)) {
		await once(file, 'drain');
	}
}

file.end();
await finished(file);
