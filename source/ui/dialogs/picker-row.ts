import {bytes, decimal, integer, unknown} from '../../core/format.ts';
import type {RungFit} from '../../core/ladder.ts';
import {pullShare, pullShort} from '../../core/pull.ts';
import type {ShelfModel, ShelfOffer} from '../../core/shelf.ts';
import {cleanLine} from '../../core/text.ts';
import {bar} from '../chart/bar.ts';
import {fit} from '../frame/width.ts';
import type {Style, Theme} from '../theme.ts';
import type {PickerItem} from './picker-rows.ts';

/** From these widths on the bar is shown, then the speed, then the store. */
const withBar = 58;
const withSpeed = 68;
const withStore = 88;

export type PickerRowOptions = {
	/** The file in use. */
	readonly inUse?: string;
	/** Bytes that a model can have. */
	readonly free?: number;
	readonly width: number;
	readonly theme: Theme;
};

/** An entry of the picker as a line: its rung and size, what it needs of what is free, whether it fits and how fast it is. */
export function pickerRow(item: PickerItem, options: PickerRowOptions): string {
	const {theme, width} = options;
	switch (item.kind) {
		case 'pull': {
			const share = pullShare(item.pull);
			const name = fit(cleanLine(item.pull.name ?? item.pull.what), Math.max(8, width - 52), theme.glyphs.ellipsis);
			return `${name} ${bar(share, 10, theme, {style: theme.accent}).text} ${theme.accent(pullShort(item.pull))}`;
		}

		case 'model': {
			return modelRow(item.model, options);
		}

		case 'offer': {
			return offerRow(item.offer, options);
		}

		case 'aside': {
			const {path, reason, broken} = item.aside;
			const name = cleanLine(path.slice(path.lastIndexOf('/') + 1));
			return `${fit(name, Math.max(12, Math.floor(width * 0.45)), theme.glyphs.ellipsis)} ${(broken ? theme.warning : theme.dim)(cleanLine(reason))}`;
		}
	}
}

function modelRow({path, rung, size, outlook, best, store}: ShelfModel, {inUse, free, width, theme}: PickerRowOptions): string {
	const running = path === inUse;
	const said = running ? 'in use' : (outlook?.words ?? (free === undefined ? '' : 'shape unknown'));
	const tone = running ? theme.accent : toneOf(outlook, theme);
	const [first = ''] = best;
	return [
		fit(cleanLine(rung), 9, theme.glyphs.ellipsis),
		figures(size, outlook, {free, width, theme}),
		tone(fit(said, 15, theme.glyphs.ellipsis)),
		...(width >= withSpeed ? [speed(outlook)] : []),
		...(width >= withStore ? [fit(store === 'folder' ? '' : cleanLine(store), 13, theme.glyphs.ellipsis)] : []),
		theme.dim(first === 'best quality' ? 'best' : first),
	].join(' ');
}

function offerRow({name, rung, size, outlook}: ShelfOffer, {free, width, theme}: PickerRowOptions): string {
	const hasSpeed = width >= withSpeed + 8;
	const room = Math.max(10, width - 38 - (width >= withBar ? 9 : 0) - (hasSpeed ? 6 : 0));
	return [
		fit(name, Math.min(26, room), theme.glyphs.ellipsis),
		fit(rung, 7, theme.glyphs.ellipsis),
		figures(size, outlook, {free, width, theme}),
		toneOf(outlook, theme)(fit(outlook.words, 6, theme.glyphs.ellipsis)),
		...(hasSpeed ? [speed(outlook)] : []),
		theme.dim('pull'),
	].join(' ');
}

function figures(size: number, outlook: RungFit | undefined, {free, width, theme}: Pick<PickerRowOptions, 'free' | 'width' | 'theme'>): string {
	const needs = outlook?.needs;
	const share = needs === undefined || free === undefined || free <= 0 ? undefined : needs / free;
	return [
		bytes(size).padStart(8),
		...(width >= withBar ? [bar(share, 8, theme, {style: toneOf(outlook, theme)}).text] : []),
		(needs === undefined ? unknown : bytes(needs)).padStart(8),
	].join(' ');
}

/** `~` says that the figure is predicted and was not measured on this file. */
function speed(outlook: RungFit | undefined): string {
	const known = outlook?.tone === 'bad' ? undefined : outlook?.speed;
	if (known === undefined) {
		return ' '.repeat(5);
	}

	const {tokensPerSecond, measured} = known;
	// What was only worked out has no decimals to show, unless it is slow.
	return (measured ? decimal(tokensPerSecond) : `~${tokensPerSecond < 10 ? decimal(tokensPerSecond) : integer(tokensPerSecond)}`).padStart(5);
}

function toneOf(outlook: RungFit | undefined, theme: Theme): Style {
	return outlook === undefined ? theme.dim : {good: theme.good, tight: theme.warning, bad: theme.danger}[outlook.tone];
}
