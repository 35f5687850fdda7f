import process from 'node:process';
import {EngineProcess} from '../test/helpers/engine.ts';

/*
A swap in the middle of a reply, after a long conversation: how long the stream stands between the old rung and the new, against the usual interval and against a prefill of the same conversation.

	node benchmark/engine-swap.ts FROM TO [PROMPT_TOKENS] [THREADS]
*/
const [from, to, promptTokens = '2000', threads = '1'] = process.argv.slice(2);
if (!from || !to) {
	throw new Error('Name two rungs of a model.');
}

const quantile = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;
const engine = new EngineProcess();
const loaded = await engine.load(from, {contextSize: 4096, threads: Number(threads)});
if (loaded.type !== 'loaded') {
	throw new Error(loaded.problem.message);
}

// A letter is about a token to the random model's tokenizer.
engine.generate('talk', 'zq'.repeat(Number(promptTokens) / 2), {repeatPenalty: 1});
await engine.token('talk', 24);
for (const [index, path] of [to, from, to].entries()) {
	const before = engine.tokens('talk').length;
	const asked = performance.timeOrigin + performance.now();
	const id = `swap ${index}`;
	engine.send({type: 'swap', id, settings: {path}});
	const end = await engine.event(['swapped', 'swap-failed'], event => event.id === id);
	if (end.type === 'swap-failed') {
		throw new Error(end.problem.message);
	}

	await engine.token('talk', before + 40);
	await engine.token('talk', engine.tokens('talk').length + 24);
	const tokens = engine.tokens('talk');
	const {card} = end;
	const intervals = tokens.slice(1).map((token, place) => ({at: token.time, took: token.time - tokens[place]!.time}));
	const usual = quantile(intervals.filter(({at}) => at < asked).slice(-24).map(({took}) => took), 0.5);
	// Between the last token on the old rung and the first on the new: the interval that ends after the switch.
	const done = engine.events.findIndex(event => event.type === 'swap-step' && event.id === id && event.step === 'switch');
	const first = engine.events.slice(done).find(event => event.type === 'token')!;
	const gap = intervals.find(({at}) => at === (first as {readonly time: number}).time)!.took;
	const during = intervals.filter(({at}) => at >= asked && at <= (first as {readonly time: number}).time).map(({took}) => took);
	console.log([
		`${card.from} → ${card.to}`,
		`${card.carried ? 'carried' : `prefilled (${card.reason})`} ${card.tokens} tokens`,
		`overlapped ${card.overlapped}`,
		`total ${card.total.toFixed(0)} ms`,
		`usual interval ${usual.toFixed(1)} ms`,
		`gap ${gap.toFixed(1)} ms = ${(gap / usual).toFixed(2)} × (ready after ${card.gap.toFixed(1)} ms)`,
		`longest interval during the swap ${(Math.max(...during) / usual).toFixed(2)} ×, ${during.length} tokens meanwhile`,
	].join(' · '));
}

engine.send({type: 'cancel', id: 'talk'});
await engine.ended('talk');
const prefill = engine.events.filter(event => event.type === 'prefill' && event.id === 'talk') as Array<{readonly time: number; readonly done: number}>;
const took = prefill.at(-1)!.time - prefill[0]!.time;
console.log(`prefill of the conversation: ${prefill.at(-1)!.done} tokens in ${took.toFixed(0)} ms`);
await engine.close();
