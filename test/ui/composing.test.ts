import {chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {composerLines} from '../../source/ui/chat/composer-lines.ts';
import {wholeText} from '../../source/ui/chat/composer-state.ts';
import {editText} from '../../source/ui/chat/editor.ts';
import {filesLine} from '../../source/ui/chat/files-line.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {FilesKeeper} from '../../source/ui/files-keeper.ts';
import {faceStage} from '../helpers/face-stage.ts';

const theme = createTheme('none');
const drawn = (face: ReturnType<typeof faceStage>) => composerLines({...face.state.composer, width: 60, maxLines: 6, theme, placeholder: ''});

describe('undo', () => {
	test('takes back a word, a deletion, a paste and a clearing', () => {
		const face = faceStage();
		for (const letter of 'one two') {
			face.type(letter);
		}

		face.press('Ctrl+W');
		face.paste('x'.repeat(2000));
		face.press('Ctrl+C');
		const seen: string[] = [];
		for (let step = 0; step < 6; step++) {
			face.press('Ctrl+_');
			seen.push(wholeText(face.state.composer).slice(0, 10));
		}

		expect(seen).toEqual(['one xxxxxx', 'one ', 'one two', 'one ', 'one', '']);
	});

	test('a long paste that was put aside comes back whole, whatever was pasted and sent meanwhile', () => {
		const face = faceStage();
		face.paste('x'.repeat(2000));
		face.press('Ctrl+U');
		face.paste('y'.repeat(2000));
		face.press('Enter');
		face.asked();
		face.press('Ctrl+Y', 'Enter');
		expect(face.asked()).toEqual([{type: 'send', text: 'x'.repeat(2000)}]);
	});

	test('a word of a hundred thousand letters is deleted as any other', () => {
		const face = faceStage();
		face.store.dispatch({type: 'composer', event: {type: 'insert', text: `before ${'x'.repeat(100_000)}  `}});
		face.press('Ctrl+W');
		expect(face.state.composer.text).toBe('before ');
	});

	test('puts the cursor where it was', () => {
		const face = faceStage();
		face.type('ab');
		face.press('Home', 'Delete', 'Ctrl+_');
		expect(face.state.composer).toMatchObject({text: 'ab', cursor: 0});
	});

	test('ends where the message was sent', () => {
		const face = faceStage();
		face.type('sent');
		face.press('Enter', 'Ctrl+_');
		expect(face.state.composer.text).toBe('');
	});

	test('is brought back, step by step, with long pastes and the cursor', () => {
		const face = faceStage();
		face.type('see ');
		face.paste('x'.repeat(2000));
		face.press('Home', 'Delete', 'Ctrl+_', 'Ctrl+_', 'Ctrl+_');
		expect(face.state.composer.text).toBe('');
		face.press('Alt+/', 'Ctrl+^');
		expect(wholeText(face.state.composer)).toBe(`see ${'x'.repeat(2000)}`);
		face.press('Alt+/', 'Alt+/');
		expect(wholeText(face.state.composer)).toBe(`ee ${'x'.repeat(2000)}`);
		expect(face.state.composer.cursor).toBe(0);
		face.press('Ctrl+_');
		expect(wholeText(face.state.composer)).toBe(`see ${'x'.repeat(2000)}`);
	});

	test('is not brought back over what was written since, nor after sending', () => {
		const face = faceStage();
		face.type('one');
		face.press('Ctrl+_');
		face.type('two');
		face.press('Alt+/');
		expect(face.state.composer.text).toBe('two');
		face.press('Ctrl+_', 'Alt+/', 'Enter', 'Alt+/');
		expect(face.state.composer.text).toBe('');
	});
});

describe('a long paste', () => {
	const long = 'line\n'.repeat(214);

	test('is a word in the message, is deleted as one, and is sent whole', () => {
		const face = faceStage();
		face.type('see ');
		face.paste(long);
		face.type(' and ');
		face.paste('y'.repeat(1500));
		expect(drawn(face).lines[0]!.trimEnd()).toBe(' › see [pasted 214 lines] and [pasted 1,500 characters]');
		face.press('Left', 'Left', 'Right', 'Right', 'Backspace');
		expect(drawn(face).lines[0]!.trimEnd()).toBe(' › see [pasted 214 lines] and');
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'send', text: `see ${long} and `}]);
	});

	test('comes back whole from the history', () => {
		const face = faceStage();
		face.paste(long);
		face.press('Enter', 'Up');
		expect(face.state.composer.text).toBe(long);
	});

	test('the cursor stands behind it', () => {
		const face = faceStage();
		face.paste(long);
		expect(drawn(face).cursor).toEqual({x: 3 + '[pasted 214 lines]'.length, y: 0});
	});
});

describe('searching the history', () => {
	const withHistory = () => {
		const face = faceStage();

		for (const text of ['alpha one', 'beta', 'alpha two']) {
			face.type(text);
			face.press('Enter');
		}

		face.asked();
		face.type('draft');
		return face;
	};

	test('narrows as one types, goes further back, and takes without sending', () => {
		const face = withHistory();
		face.press('Ctrl+R');
		face.type('al');
		expect(face.state.composer.text).toBe('alpha two');
		expect(drawn(face).lines[0]).toBe(' search al');
		expect(drawn(face).cursor).toEqual({x: 10, y: 0});
		face.press('Ctrl+R');
		expect(face.state.composer.text).toBe('alpha one');
		face.press('Ctrl+R');
		expect(face.state.composer.text).toBe('alpha one');
		face.press('Enter');
		expect([face.state.composer.text, face.state.composer.search, face.asked()]).toEqual(['alpha one', undefined, [{type: 'inputs', words: 'al'}]]);
	});

	test.each(['Escape', 'Ctrl+C'])('%s brings back what was being written', key => {
		const face = withHistory();
		face.press('Ctrl+R');
		face.type('beta');
		face.press(key);
		expect([face.state.composer.text, face.state.composer.search, face.quits()]).toEqual(['draft', undefined, 0]);
	});

	test('finds what was sent in other conversations, after what was sent here, and says where', async () => {
		const face = withHistory();
		face.willAnswer({inputs: [{text: 'alpha two', title: 'here'}, {text: 'alpha\u001B[2J three', title: 'old\ntalk'}, {text: 'ALPHA four', title: 'older'}]}, {inputs: [{text: 'ALPHA four', title: 'older'}]});
		face.press('Ctrl+R');
		face.type('alpha');
		expect(face.state.composer.text).toBe('alpha two');
		await vi.waitUntil(() => face.state.composer.search?.isWhole);
		expect(face.state.composer.text).toBe('alpha two');
		face.press('Ctrl+R', 'Ctrl+R');
		expect(face.state.composer.text).toBe('alpha three');
		expect(drawn(face).lines[0]).toBe(' search alpha  in “old talk”');
		face.type(' f');
		expect(face.state.composer.text).toBe('ALPHA four');
		await vi.waitUntil(() => face.state.composer.search?.isWhole);
		expect([face.state.composer.text, drawn(face).lines[0]]).toEqual(['ALPHA four', ' search alpha f  in “older”']);
		face.press('Enter');
		expect(face.state.composer).toMatchObject({text: 'ALPHA four', search: undefined});
	});

	test('what is found elsewhere comes where nothing was sent here; an answer that is late is none', async () => {
		const face = faceStage();
		face.willAnswer({inputs: [{text: 'late', title: 'a'}]}, {inputs: [{text: 'later on', title: 'b'}]});
		face.press('Ctrl+R');
		face.type('l');
		face.type('a');
		await vi.waitUntil(() => face.state.composer.search?.isWhole);
		expect(face.state.composer.text).toBe('later on');
		face.press('Escape');
		expect(face.state.composer).toMatchObject({text: '', search: undefined});
	});

	test('says what is not there, and Backspace widens again', async () => {
		const face = withHistory();
		face.press('Ctrl+R');
		face.type('betax');
		expect(drawn(face).lines[0]).not.toContain('not found');
		await vi.waitUntil(() => drawn(face).lines[0]!.includes('not found'));
		expect(face.state.composer.text).toBe('draft');
		face.press('Backspace');
		expect(face.state.composer.text).toBe('beta');
	});

	test('another key takes what was found and does what it does', () => {
		const face = withHistory();
		face.press('Ctrl+R');
		face.type('beta');
		face.press('Home');
		expect(face.state.composer).toMatchObject({text: 'beta', cursor: 0, search: undefined});
	});
});

describe('completing', () => {
	let folder: string;
	const home = process.cwd();
	beforeAll(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-complete-'));
		process.chdir(folder);
		mkdirSync('docs');
		mkdirSync(path.join('.modules', '@types', 'node'), {recursive: true});
		writeFileSync('notes.md', 'the notes');
		writeFileSync('november.txt', 'fog');
		writeFileSync(path.join('docs', 'my file.md'), 'a b');
		writeFileSync('picture.png', new Uint8Array([137, 80, 78, 71, 0, 255]));
		writeFileSync('large.txt', 'x'.repeat(1_100_000));
		writeFileSync('secret', 'x');
		chmodSync('secret', 0o000);
		writeFileSync('.hidden', 'x');
		writeFileSync('evil\u001B[2J', 'x');
	});
	afterAll(() => {
		process.chdir(home);
		rmSync(folder, {recursive: true, force: true});
	});

	test('a command: as far as it is clear, then a list, then one after the other', () => {
		const face = faceStage();
		face.type('/co');
		face.press('Tab');
		expect(drawn(face).lines[0]).toContain('compare');
		const {items} = face.state.composer.menu!;
		face.press('Tab');
		expect(face.state.composer.text).toBe(`/${items[0]!}`);
		face.press('Tab');
		expect(face.state.composer.text).toBe(`/${items[1]!}`);
		face.type('x');
		expect(face.state.composer.menu).toBeUndefined();
	});

	test('a command that is clear', () => {
		const face = faceStage();
		face.type('/ladd');
		face.press('Tab');
		expect(face.state.composer.text).toBe('/ladder');
	});

	test('a path with an @ in it', async () => {
		const face = faceStage();
		face.type('see @.modules/@ty');
		face.press('Tab');
		await vi.waitUntil(() => face.state.composer.text === 'see @.modules/@types/');
	});

	test('a file, with its size', async () => {
		const face = faceStage();
		new FilesKeeper(face.store).start();
		face.type('see @note');
		face.press('Tab');
		await vi.waitUntil(() => face.state.composer.text === 'see @notes.md');
		await vi.waitUntil(() => drawn(face).lines[0] === '   @notes.md about 3 tokens');
	});

	test('files that go with the message, until it names them no more', async () => {
		const face = faceStage();
		new FilesKeeper(face.store).start();
		face.type('@alice, see @notes.md, @november.txt and @docs/ and @large.txt ');
		await vi.waitUntil(() => face.state.composer.files !== undefined);
		expect(filesLine(face.state.composer.files!, {text: face.state.composer.text, width: 200, theme})).toBe('   @notes.md about 3 tokens  @november.txt about 1 token  @docs/ is a folder.  @large.txt is too large: 1 MiB, and 977 KiB is the most.  together about 4');
		expect(filesLine(face.state.composer.files!, {text: '@notes.md,', width: 60, context: 2, theme})).toBe('   more than the context of 2  @notes.md about 3 tokens');
		face.press('Ctrl+U');
		expect(drawn(face).lines).toHaveLength(1);
	});

	test('Tab pressed twice before the folder is read is two Tabs', async () => {
		const face = faceStage();
		face.type('@');
		face.press('Tab', 'Tab', 'Tab');
		await vi.waitUntil(() => face.state.composer.menu?.selected === 1);
		expect(face.state.composer.text).toBe('@large.txt');
	});

	test('several files are a list, hidden and hostile names not among them', async () => {
		const face = faceStage();
		face.type('@');
		face.press('Tab');
		await vi.waitUntil(() => face.state.composer.menu !== undefined);
		expect(face.state.composer.menu!.items).toEqual(['docs/', 'large.txt', 'notes.md', 'november.txt', 'picture.png', 'secret']);
	});

	test('a name with a blank is put in quotes, and sent', async () => {
		const face = faceStage();
		face.type('@docs/my');
		face.press('Tab');
		await vi.waitUntil(() => face.state.composer.text === '@"docs/my file.md"');
		face.press('Enter');
		await vi.waitUntil(() => face.state.composer.text === '');
		expect(face.asked()).toEqual([{type: 'send', text: '@"docs/my file.md"\n\n<file path="docs/my file.md" characters="3">\na b\n</file>'}]);
	});

	test('a name that no file has is a word', async () => {
		const face = faceStage();
		face.type('ask @alice about @notes.md.');
		face.press('Enter');
		await vi.waitUntil(() => face.state.composer.text === '');
		expect(face.asked()).toEqual([{type: 'send', text: 'ask @alice about @notes.md.\n\n<file path="notes.md" characters="9">\nthe notes\n</file>'}]);
	});

	test.each([
		['@picture.png', 'is no text'],
		['@large.txt', 'is too large'],
		['@docs', 'is a folder'],
		...(process.getuid?.() === 0 ? [] : [['@secret', 'cannot be read']]),
	])('%s is refused, and nothing is lost', async (text, why) => {
		const face = faceStage();
		face.type(text);
		face.press('Enter');
		await vi.waitUntil(() => face.state.notice !== undefined);
		expect(face.state.notice!.text).toContain(why);
		expect([face.state.composer.text, face.asked()]).toEqual([text, []]);
	});
});

describe('the editor', () => {
	const left = () => readdirSync(os.tmpdir()).filter(name => /^lisa-[A-Za-z0-9]{6}$/u.test(name));

	test('gives back what it wrote, and leaves no file', async () => {
		const before = left();
		expect(await editText('one', {PATH: process.env['PATH'], EDITOR: 'printf two >>'})).toBe('onetwo');
		expect(left()).toEqual(before);
	});

	test('VISUAL goes before EDITOR, and may have arguments', async () => {
		expect(await editText('one', {PATH: process.env['PATH'], VISUAL: 'sed -i s/one/three/', EDITOR: 'false'})).toBe('three');
	});

	test.each([
		['false', 'The editor ended with code 1.'],
		['no-such-editor', 'The editor no-such-editor is not there.'],
		['kill -TERM $$;', 'The editor ended with SIGTERM.'],
	])('%s', async (editor, message) => {
		await expect(editText('kept', {PATH: process.env['PATH'], EDITOR: editor})).rejects.toMatchObject({message});
	});

	test('from the screen: the message is replaced, and what is pasted is in it', async () => {
		const face = faceStage();
		face.paste('long\n'.repeat(20));
		vi.stubEnv('VISUAL', 'sed -i s/long/short/');
		face.context.suspend = async task => task();
		face.press('Ctrl+V');
		await vi.waitUntil(() => face.state.composer.text.startsWith('short'));
		vi.unstubAllEnvs();
		face.press('Ctrl+_');
		expect(wholeText(face.state.composer)).toBe('long\n'.repeat(20));
	});

	test('what went wrong is said, and the message stays', async () => {
		const face = faceStage();
		face.type('kept');
		vi.stubEnv('VISUAL', 'false');
		face.context.suspend = async task => task();
		face.press('Alt+E');
		await vi.waitUntil(() => face.state.notice !== undefined);
		vi.unstubAllEnvs();
		expect([face.state.composer.text, face.state.notice?.text]).toEqual(['kept', 'The editor ended with code 1.']);
	});
});
