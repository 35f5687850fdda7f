import {describe, expect, test, vi} from 'vitest';
import type {Message, ReplyMessage} from '../../source/core/chat.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {Conversation, newSession, toTurns} from '../../source/host/conversation.ts';
import {Store} from '../../source/storage/store.ts';

const user = (text: string): Message => ({id: text, role: 'user', text, time: 0});
const reply = (text: string, rest: Partial<ReplyMessage> = {}): ReplyMessage => ({id: `r ${text}`, role: 'model', text, time: 0, ending: 'end', rungs: [], model: 'm', ...rest});

test.each([
	['nothing', [], []],
	['a talk', [user('a'), reply('b'), user('c')], ['user a', 'model b', 'user c']],
	['two questions in a row become one', [user('a'), user('b')], ['user a\n\nb']],
	['a reply that said nothing leaves no turn', [user('a'), reply(''), user('b')], ['user a\n\nb']],
	['a reply that was stopped is a turn', [user('a'), reply('b', {ending: 'cancelled'}), user('c')], ['user a', 'model b', 'user c']],
	['three in a row', [user('a'), reply(''), user('b'), reply(''), user('c')], ['user a\n\nb\n\nc']],
] as ReadonlyArray<readonly [string, readonly Message[], readonly string[]]>)('%s', (_, messages, turns) => {
	expect(toTurns(messages).map(({role, text}) => `${role} ${text}`)).toEqual(turns);
});

function stage() {
	const store = new Store(':memory:');
	const events: ViewEvent[] = [];
	const conversation = new Conversation(newSession(), store, event => {
		events.push(event);
	});
	return {store, conversation, types: () => events.splice(0).map(({type}) => type)};
}

describe('a conversation', () => {
	test('is written when the first word is said, and named by it', () => {
		const {store, conversation, types} = stage();
		expect(store.latest()).toBeUndefined();
		const message = conversation.say('  how much\nmemory?');
		expect(store.latest()).toMatchObject({title: 'how much memory?', messages: [message]});
		expect(types()).toEqual(['about', 'saved', 'message']);
		conversation.say('and on a card?');
		expect(conversation.session.title).toBe('how much memory?');
		expect(types()).toEqual(['saved', 'message']);
	});

	test('a message put again takes its own place; kept, no screen is told the text', () => {
		const {store, conversation, types} = stage();
		conversation.say('why?');
		conversation.put(reply('x', {id: 'r', ending: 'running'}));
		types();
		conversation.keep(reply('xy', {id: 'r'}));
		expect(types()).toEqual(['saved']);
		expect(conversation.session.messages).toHaveLength(2);
		expect(store.latest()?.messages[1]).toMatchObject({id: 'r', text: 'xy', ending: 'end'});
	});

	test('retracts its last reply, which stays as a branch', () => {
		const {store, conversation, types} = stage();
		conversation.say('why?');
		const last = reply('because');
		conversation.put(last);
		types();
		expect(conversation.awaitsReply).toBe(false);
		expect(conversation.retract()).toBe(last);
		expect(conversation.awaitsReply).toBe(true);
		expect(store.latest()?.messages).toHaveLength(1);
		expect(types()).toEqual(['session']);
		conversation.put(reply('once more'));
		expect(conversation.session.messages.at(-1)).toMatchObject({branch: {index: 2, count: 2}});
		expect(store.latest()?.messages).toEqual(conversation.session.messages);
	});

	test('a reply that said nothing is no branch', () => {
		const {store, conversation} = stage();
		conversation.say('why?');
		conversation.put(reply('', {ending: 'failed'}));
		conversation.retract();
		conversation.put(reply('because'));
		expect(conversation.session.messages.at(-1)?.branch).toBeUndefined();
		expect(store.everything(conversation.session.id)).toHaveLength(2);
	});

	test('branches are walked, and each is found again as it was left', () => {
		const {store, conversation} = stage();
		const texts = () => conversation.session.messages.map(({text}) => text).join(' ');
		const first = conversation.say('a');
		conversation.put(reply('b'));
		conversation.say('c');
		conversation.say('d', first.id);
		conversation.put(reply('e'));
		expect(texts()).toBe('d e');
		expect(conversation.session.messages[0]?.branch).toEqual({index: 2, count: 2});
		expect(conversation.walk(1)).toBe(false);
		expect(conversation.walk(-1)).toBe(true);
		expect(texts()).toBe('a b c');
		expect(conversation.walk(-1)).toBe(false);
		expect(store.latest()).toMatchObject({messages: conversation.session.messages});
		expect(conversation.walk(1)).toBe(true);
		expect(texts()).toBe('d e');
	});

	test('what is undone can be done again, or another way', () => {
		const {conversation, store} = stage();
		const texts = () => conversation.session.messages.map(({text}) => text).join(' ');
		expect(conversation.undo()).toBeUndefined();
		conversation.say('a');
		conversation.put(reply('b'));
		conversation.say('c');
		conversation.put(reply('d'));
		expect(conversation.undo()).toMatchObject({text: 'c'});
		expect(texts()).toBe('a b');
		expect(conversation.session.ahead).toBe(true);
		expect(store.latest()).toMatchObject({ahead: true});
		expect(conversation.walk(1)).toBe(true);
		expect(texts()).toBe('a b c d');
		conversation.undo();
		conversation.undo();
		expect(texts()).toBe('');
		expect(store.latest()?.messages).toEqual([]);
		conversation.say('e');
		expect(conversation.session).toMatchObject({title: 'e', ahead: undefined, messages: [{text: 'e', branch: {index: 2, count: 2}}]});
		conversation.walk(-1);
		expect(texts()).toBe('a b c d');
	});

	test('a title given by hand stays, and so do the settings', () => {
		const {store, conversation} = stage();
		conversation.about({title: 'mine', named: true, system: 'Be brief.', sampling: {temperature: 1}});
		expect(store.latest()).toBeUndefined();
		conversation.say('why?');
		expect(store.latest()).toMatchObject({title: 'mine', named: true, system: 'Be brief.', sampling: {temperature: 1}});
		conversation.about({system: undefined, sampling: {seed: 1}});
		expect(store.latest()?.system).toBeUndefined();
		expect(store.latest()?.sampling).toEqual({seed: 1});
	});

	test('a question is not retracted', () => {
		const {store, conversation} = stage();
		expect(conversation.retract()).toBeUndefined();
		conversation.say('why?');
		expect(conversation.retract()).toBeUndefined();
		expect(store.latest()?.messages).toHaveLength(1);
	});

	test('another takes its place', () => {
		const {conversation, types} = stage();
		conversation.say('why?');
		types();
		const session = newSession();
		conversation.open(session);
		expect(conversation.session).toBe(session);
		expect(conversation.awaitsReply).toBe(false);
		expect(types()).toEqual(['session']);
	});
});

describe('on a disk that takes nothing', () => {
	test('it goes on in memory, which is told once, and is written when there is room again', () => {
		const {store, conversation, types} = stage();
		const write = vi.spyOn(store, 'write').mockImplementation(() => {
			throw new Error('database or disk is full');
		});
		conversation.say('why?');
		conversation.put(reply('x', {id: 'r', ending: 'running'}));
		conversation.keep(reply('xy', {id: 'r', ending: 'running'}));
		expect(types()).toEqual(['about', 'notice', 'message', 'message']);
		expect(conversation.session.messages.map(({text}) => text)).toEqual(['why?', 'xy']);
		write.mockRestore();
		conversation.keep(reply('xyz', {id: 'r'}));
		expect(types()).toEqual(['saved']);
		expect(store.latest()?.messages.map(({text}) => text)).toEqual(['why?', 'xyz']);
	});

	test('what was said in a conversation that was left is written too, but for one that was deleted', () => {
		const {store, conversation} = stage();
		const write = vi.spyOn(store, 'write').mockImplementation(() => {
			throw new Error('database or disk is full');
		});
		conversation.say('first');
		const {id} = conversation.session;
		conversation.put(reply('x', {id: 'r'}));
		conversation.open(newSession());
		conversation.say('second');
		const gone = conversation.session.id;
		conversation.open(newSession());
		conversation.forget(gone);
		write.mockRestore();
		conversation.say('third');
		expect(store.open(id)?.messages.map(({text}) => text)).toEqual(['first', 'x']);
		expect(store.open(gone)).toBeUndefined();
		expect(store.latest()?.messages.map(({text}) => text)).toEqual(['third']);
	});

	test('an end that is not in the file is no reason to show nothing', () => {
		const {store, conversation} = stage();
		conversation.say('why?');
		store.about({...conversation.session, messages: [...conversation.session.messages, reply('lost')]}, 5);
		expect(store.open(conversation.session.id)?.messages.map(({text}) => text)).toEqual(['why?']);
	});

	test('what is only noted is left out, and told to whoever keeps the log', () => {
		const failures: unknown[] = [];
		const store = new Store(':memory:', error => {
			failures.push(error);
		});
		store.close();
		store.note('draft', 'half');
		expect(failures).toHaveLength(1);
	});
});
