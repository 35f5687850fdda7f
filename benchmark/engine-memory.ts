import process from 'node:process';
import {readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {EngineProcess} from '../test/helpers/engine.ts';

/*
Swaps up and down with a conversation: resident memory after each cycle against the first, and files left behind.

	node benchmark/engine-memory.ts RUNG RUNG [SWAPS] [PROMPT_TOKENS]
*/
const [down, up, swaps = '50', promptTokens = '256'] = process.argv.slice(2);
if (!down || !up) {
	throw new Error('Name two rungs of a model.');
}

const engine = new EngineProcess();
await engine.load(down, {contextSize: 2048});
await engine.reply('talk', 'zq'.repeat(Number(promptTokens) / 2), {maxTokens: 8});
const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
const cycles: number[] = [];
for (let index = 0; index < Number(swaps); index++) {
	const id = `swap ${index}`;
	engine.send({type: 'swap', id, settings: {path: index % 2 === 0 ? up : down}});
	const end = await engine.event(['swapped', 'swap-failed'], event => event.id === id);
	if (end.type === 'swap-failed') {
		throw new Error(end.problem.message);
	}

	if (index % 2 === 1) {
		cycles.push(end.card.memoryAfter);
	}
}

const left = ['/dev/shm', tmpdir()].flatMap(folder => readdirSync(folder).filter(name => name.startsWith(`lisa-kv-${engine.child.pid}-`)));
console.log(`after each cycle, MiB: ${cycles.map(mebibytes).join(' ')}`);
console.log(`last / first: ${(cycles.at(-1)! / cycles[0]!).toFixed(3)} · greatest / first: ${(Math.max(...cycles) / cycles[0]!).toFixed(3)} · files left: ${left.length}`);
await engine.close();
