import type {PaletteName} from './frame/palettes.ts';
import {createTheme, type Theme} from './theme.ts';

/**
@returns A function that gives a theme other colours, the same object for the same colours: panes tell by it whether to draw anew.
*/
export function paletteOver(theme: Theme): (palette: PaletteName | undefined) => Theme {
	let last = theme;
	return palette => {
		const wanted = palette ?? theme.name;
		if (last.name !== wanted) {
			last = wanted === theme.name ? theme : createTheme(wanted, theme.glyphs.name, theme.hyperlinks);
		}

		return last;
	};
}
