import {Buffer} from 'node:buffer';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {attach} from '../../source/core/attachments.ts';
import type {Message} from '../../source/core/chat.ts';
import {presets} from '../../source/core/sampling.ts';
import {faceStage} from '../helpers/face-stage.ts';
import {mock} from './panels/views.ts';

beforeEach(() => {
	for (const name of ['TMUX', 'STY', 'TERM_PROGRAM', 'WT_SESSION', 'KITTY_WINDOW_ID']) {
		vi.stubEnv(name, '');
	}

	vi.stubEnv('TERM', 'xterm-256color');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

const question = (id: string, rest = {}): Message => ({id, role: 'user', text: `question ${id}`, time: 0, ...rest});
const reply = (id: string, rest = {}): Message => ({id, role: 'model', text: `answer ${id}`, time: 0, ending: 'end', rungs: [], model: 'm', ...rest});

function stage(...messages: readonly Message[]) {
	const face = faceStage({view: {...mock, progress: undefined, session: {...mock.session, id: 's', title: 'a talk', messages}}});
	return {
		face,
		/** Gives a command as a person does, and waits until what it asked is answered. */
		async say(text: string) {
			face.type(text);
			face.press('Enter');
			await Promise.resolve();
			await Promise.resolve();
		},
		notice: () => `${face.state.notice?.text ?? ''} ${face.state.notice?.hint ?? ''}`.trim(),
	};
}

describe('branches', () => {
	test('← and → show the answers of a message that has several', () => {
		const {face, notice} = stage(question('q'), reply('r', {branch: {index: 2, count: 3}}));
		face.press('Left', 'Right');
		expect(face.asked()).toEqual([{type: 'branch', direction: -1}, {type: 'branch', direction: 1}]);
		const last = stage(question('q'), reply('r', {branch: {index: 3, count: 3}}));
		last.face.press('Right');
		expect(last.face.asked()).toEqual([]);
		expect(last.notice()).toBe('This is answer 3 of 3.');
		expect(notice()).toBe('');
	});

	test('where there is one answer the key means nothing, and the word says so', async () => {
		const {face, say, notice} = stage(question('q'), reply('r'));
		face.press('Left');
		expect([face.asked(), notice()]).toEqual([[], '']);
		await say('/previous');
		expect(notice()).toContain('There is no other answer here.');
	});

	test('while something is written they move the cursor', () => {
		const {face} = stage(question('q'), reply('r', {branch: {index: 2, count: 3}}));
		face.type('ab');
		face.press('Left');
		expect([face.asked(), face.state.composer.cursor]).toEqual([[], 1]);
	});

	test('/edit puts the last message back, and what is sent takes its place', async () => {
		const {face, say} = stage(question('q'), reply('r'));
		await say('/edit');
		expect(face.state.composer.text).toBe('question q');
		await say(' again');
		expect(face.asked()).toEqual([{type: 'send', text: 'question q again', instead: 'q'}]);
		await say('more');
		expect(face.asked()).toEqual([{type: 'send', text: 'more'}]);
	});

	test('/edit leaves the files of the message out: they are read again when it is sent', async () => {
		const {face, say} = stage(question('q', {text: attach('what is wrong in @a.css', [{path: 'a.css', text: '@media print {}'}])}), reply('r'));
		await say('/edit');
		expect(face.state.composer.text).toBe('what is wrong in @a.css');
	});

	test('Ctrl+C leaves the message as it is', async () => {
		const {face, say} = stage(question('q'), reply('r'));
		await say('/edit');
		face.press('Ctrl+C');
		await say('more');
		expect(face.asked()).toEqual([{type: 'send', text: 'more'}]);
	});

	test('another conversation is no place for the edit', async () => {
		const {face, say} = stage(question('q'), reply('r'));
		await say('/edit');
		face.store.dispatch({type: 'host', events: [{type: 'session', session: {id: 'other', title: 'other', created: 0, messages: []}}], panels: true});
		await say('');
		expect(face.asked()).toEqual([{type: 'send', text: 'question q'}]);
	});

	test('/undo and /continue are asked of the host', async () => {
		const {face, say, notice} = stage(question('q'), reply('r'));
		face.willAnswer({});
		await say('/undo');
		expect(notice()).toContain('→ shows it again');
		await say('/continue');
		expect(face.asked()).toEqual([{type: 'undo'}, {type: 'continue'}]);
	});
});

describe('deleting', () => {
	test('takes two', async () => {
		const {face, say, notice} = stage(question('q'), reply('r'));
		await say('/delete');
		expect(face.asked()).toEqual([]);
		expect(notice()).toContain('delete “a talk” and its 2 messages for good');
		face.willAnswer({});
		await say('/delete');
		expect(face.asked()).toEqual([{type: 'delete', id: 's'}]);
	});

	test.each(['/rename b', 'hello'])('two with %j between are none', async between => {
		const {face, say} = stage(question('q'), reply('r'));
		await say('/delete');
		await say(between);
		face.asked();
		await say('/delete');
		expect(face.asked()).toEqual([]);
	});

	test('in the list by Delete twice, on the same one', () => {
		const {face} = stage(question('q'));
		const sessions = ['one', 'two'].map(title => ({id: title, title, saved: 0, messages: 1}));
		face.store.dispatch({type: 'host', events: [{type: 'sessions', sessions}], panels: true});
		face.press('Tab');
		face.asked();
		face.press('Delete', 'Down', 'Delete');
		expect(face.asked()).toEqual([]);
		face.press('Delete');
		expect(face.asked()).toEqual([{type: 'delete', id: 'two'}]);
		// The last row is gone: the mark stands on the one that is last now.
		face.store.dispatch({type: 'host', events: [{type: 'sessions', sessions: sessions.slice(0, 1)}], panels: true});
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'open', id: 'one'}]);
	});
});

describe('copying', () => {
	test('the last answer without what was thought, and a file where the terminal is not known to take it', async () => {
		const {face, say, notice} = stage(question('q'), reply('r', {text: '<think>\nhm\n</think>\n\nYes\u001B[31m.'}));
		face.willAnswer({file: '/run/copied.txt'});
		await say('/copy');
		expect(face.written()).toEqual([`\u001B]52;c;${Buffer.from('Yes.').toString('base64')}\u0007`]);
		expect(face.asked()).toEqual([{type: 'keep-copy', text: 'Yes.'}]);
		expect(notice()).toContain('/run/copied.txt');
	});

	test('a terminal that is known to take it needs no file', () => {
		vi.stubEnv('TERM', 'xterm-kitty');
		const {face, notice} = stage(question('q'), reply('r'));
		face.press('Alt+C');
		expect([face.written().length, face.asked()]).toEqual([1, []]);
		expect(notice()).toBe('Copied 8 characters.');
	});

	test('the last block of code, of whichever answer has one', async () => {
		const {face, say} = stage(question('q'), reply('a', {text: '```\nlet x;\n```'}), question('p'), reply('b'));
		await say('/code');
		expect(face.asked()).toEqual([{type: 'keep-copy', text: 'let x;'}]);
	});

	test('nothing to copy', async () => {
		const {face, say, notice} = stage();
		await say('/copy');
		expect(notice()).toContain('no answer to copy');
		await say('/code');
		expect(face.written()).toEqual([]);
	});
});

describe('finding', () => {
	const hits = [{session: 's', title: 'a talk', message: 'q', role: 'user', time: 0, before: '', found: 'question', after: ' q'}, {session: 't', title: 'other', message: 'x', role: 'user', time: 0, before: '', found: 'question', after: ''}] as const;

	test('/search lists what was found; Enter opens the conversation there', async () => {
		const {face, say} = stage(question('q'), reply('r'));
		face.willAnswer({hits}, {});
		await say('/search question');
		expect(face.state.dialog?.kind).toBe('search');
		face.press('Down', 'Enter');
		expect(face.asked()).toEqual([{type: 'search', words: 'question'}, {type: 'open', id: 't', message: 'x'}]);
	});

	test('nothing found is said', async () => {
		const {face, say, notice} = stage(question('q'));
		face.willAnswer({hits: []});
		await say('/search absent');
		expect(face.state.dialog).toBeUndefined();
		expect(notice()).toContain('No message has “absent”.');
	});

	test('pages go through the list that is open, and leave the conversation behind it where it is', () => {
		const {face} = stage(question('q'));
		const sessions = Array.from({length: 15}, (_, index) => ({id: `${index}`, title: `talk ${index}`, saved: 0, messages: 1}));
		face.store.dispatch({type: 'host', events: [{type: 'sessions', sessions}], panels: true});
		face.press('Tab', 'PageDown');
		expect(face.state.dialog?.selected).toBe(10);
		face.press('PageDown', 'PageUp');
		expect([face.state.dialog?.selected, face.state.scroll]).toEqual([4, undefined]);
	});

	test('the palette opens the conversations over a message that is being written', () => {
		const {face} = stage(question('q'));
		face.type('half a word');
		face.press('Ctrl+P');
		face.type('earlier conversation');
		face.press('Enter');
		expect([face.state.dialog?.kind, face.state.composer.text]).toEqual(['conversations', 'half a word']);
	});

	test('the list of conversations finds what was said', async () => {
		const {face} = stage(question('q'));
		const sessions = [{id: 't', title: 'other', saved: 0, messages: 1}];
		face.store.dispatch({type: 'host', events: [{type: 'sessions', sessions}], panels: true});
		face.press('Tab');
		face.asked();
		face.willAnswer({hits});
		face.type('question');
		await Promise.resolve();
		await Promise.resolve();
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'search', words: 'question'}, {type: 'open', id: 't', message: 'x'}]);
	});
});

describe('settings', () => {
	test('/set shows all, and Enter begins to change one', async () => {
		const {face, say} = stage(question('q'));
		face.willAnswer({sampling: presets.balanced, defaults: presets.balanced});
		await say('/set');
		expect(face.state.dialog?.kind).toBe('settings');
		face.press('Down', 'Enter');
		expect(face.state.composer.text).toBe('/set top-k ');
	});

	test.each([
		['/set temperature 0.5', [{type: 'set', name: 'temperature', value: 0.5}]],
		['/set seed default', [{type: 'set', name: 'seed', value: undefined}]],
		['/preset Creative', [{type: 'preset', name: 'creative'}]],
		['/system Be brief.', [{type: 'system', text: 'Be brief.'}]],
		['/system none', [{type: 'system', text: ''}]],
		['/theme light', [{type: 'prefer', name: 'theme', value: 'light'}]],
		['/rename My title', [{type: 'rename', title: 'My title'}]],
	])('%s', async (text, commands) => {
		const {face, say} = stage(question('q'));
		await say(text);
		expect(face.asked()).toEqual(commands);
		expect(face.state.composer.text).toBe('');
	});

	test.each(['/set heat 1', '/preset wild', '/theme pink'])('%s is refused and stays to be mended', async text => {
		const {face, say} = stage(question('q'));
		await say(text);
		expect(face.asked()).toEqual([]);
		expect(face.state.composer.text).toBe(text);
	});

	test('/stats shows what it cost', async () => {
		const {face, say} = stage(question('q'));
		face.willAnswer({stats: {questions: 1, replies: 0, tokensIn: 0, tokensOut: 0, time: 0, changes: 0, energyReplies: 0}});
		await say('/stats');
		expect(face.state.dialog?.kind).toBe('stats');
	});

	test('/export says where; the folder is the face’s', async () => {
		const {face, say, notice} = stage(question('q'));
		face.willAnswer({file: '/x/a-talk.md'});
		await say('/export');
		expect(face.asked()).toEqual([{type: 'export', folder: expect.any(String) as string}]);
		expect(notice()).toBe('Written to /x/a-talk.md');
	});
});

describe('the palette', () => {
	test('runs what needs nothing more, and begins what does', () => {
		const {face} = stage(question('q'));
		face.press('Ctrl+P');
		face.type('rename');
		face.press('Enter');
		expect(face.state.composer.text).toBe('/rename ');
		face.press('Ctrl+P');
		face.type('/continue');
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'continue'}]);
	});

	test('a word with letters left out finds its name before the helps', () => {
		const {face} = stage(question('q'));
		face.press('Ctrl+P');
		face.type('thme');
		face.press('Enter');
		expect(face.state.composer.text).toBe('/theme ');
	});
});

test('a message stays where it is while there is no host to take it', () => {
	const face = faceStage();
	face.store.dispatch({type: 'link', link: 'lost'});
	face.type('a question');
	face.press('Enter');
	expect([face.asked(), face.state.composer.text]).toEqual([[], 'a question']);
	expect(face.state.notice?.text).toContain('The host is not there');
});

test('Ctrl+Q leaves the screen and lets the host go on', () => {
	const {face} = stage(question('q'));
	face.press('Ctrl+Q');
	expect([face.detaches(), face.quits()]).toEqual([1, 0]);
});
