import {describe, expect, test} from 'vitest';
import type {Rung} from '../../source/engine/rung.ts';
import {Stage, type Player} from '../../source/engine/stage.ts';

const rung = (name: string) => ({name}) as unknown as Rung;
const old = rung('old');
const fresh = rung('fresh');

function playing(): {readonly stage: Stage; readonly reply: Player; readonly stop: () => void} {
	const stop = Promise.withResolvers<void>();
	const stage = new Stage();
	const reply = {id: 'reply', stopped: stop.promise};
	stage.rung = old;
	stage.reply = reply;
	return {stage, reply, stop: stop.resolve};
}

describe('the stage', () => {
	test('nobody talks: standing still takes no time, and a reply that comes waits', async () => {
		const stage = new Stage();
		stage.rung = old;
		await stage.standStill();
		const entered = stage.enter();
		stage.goOn({rung: fresh, paused: false});
		expect(await entered).toBe(fresh);
	});

	test('a reply stands still between two tokens and goes on with another rung', async () => {
		const {stage, reply} = playing();
		const still = stage.standStill();
		expect(stage.wantsStill).toBe(true);
		const change = stage.standBy(reply);
		await still;
		stage.goOn({rung: fresh, paused: true});
		expect(await change).toEqual({rung: fresh, paused: true});
		expect(stage.wantsStill).toBe(false);
	});

	test('a reply that ends instead lets the swap go on', async () => {
		const {stage} = playing();
		const still = stage.standStill();
		stage.leave();
		await still;
		expect(stage.sinceLastToken()).toBe(0);
	});

	test('a reply that is stopped while it stands ends at once', async () => {
		const {stage, reply, stop} = playing();
		const still = stage.standStill();
		const change = stage.standBy(reply);
		await still;
		stop();
		expect(await change).toBeUndefined();
	});

	test('the first token proves the new rung', async () => {
		const {stage, reply} = playing();
		void stage.standStill();
		void stage.standBy(reply);
		stage.goOn({rung: fresh, paused: false});
		const trial = stage.trial(fresh);
		stage.arrived(fresh, Date.now());
		await trial;
		expect(stage.fell(fresh, new Error('too late'))).toBe(false);
	});

	test('a new rung that makes no token is given up for the old one', async () => {
		const {stage, reply} = playing();
		void stage.standStill();
		void stage.standBy(reply);
		stage.goOn({rung: fresh, paused: false});
		const trial = stage.trial(fresh);
		expect(stage.fell(fresh, new Error('no token'))).toBe(true);
		const change = stage.standBy(reply);
		await expect(trial).rejects.toThrow('no token');
		stage.goOn({rung: old, paused: true});
		expect(await change).toEqual({rung: old, paused: true});
		expect(stage.rung).toBe(old);
	});

	test('when nothing is left, what stands still fails with words', async () => {
		const {stage, reply} = playing();
		void stage.standStill();
		const change = stage.standBy(reply);
		stage.giveUp();
		await expect(change).rejects.toMatchObject({code: 'model-missing'});
		await expect(stage.enter()).rejects.toThrow('No model is loaded.');
	});
});
