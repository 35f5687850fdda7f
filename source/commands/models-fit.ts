import {catalog, type CatalogModel} from '../core/catalog.ts';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';
import {agreesWithDocument, fitCatalogModel, type CatalogRung, type LocalRung} from '../core/fit-catalog.ts';
import {bestChoices} from '../core/fit-choice.ts';
import type {ContextChoice} from '../core/fit-memory.ts';
import type {Fit} from '../core/fit.ts';
import {cleanLine} from '../core/text.ts';
import type {BoxNow} from './models-box.ts';
import type {Report} from './models-print.ts';
import type {Cell, Column} from './models-table.ts';
import {basisLine, boxLine, fitCell, needsText, speedCell} from './models-words.ts';

const overview: readonly Column[] = [{grow: true}, {right: true}, {}, {right: true}, {}, {right: true}];
const details: readonly Column[] = [{}, {}, {right: true}, {right: true}, {}, {right: true}, {grow: true}];

/**
`lisa models fit [name…]`: the catalog against this box; without a name every model at its balanced rung, with one every rung of it.
*/
export function fitTable(names: readonly string[], choice: ContextChoice, box: BoxNow, here: readonly LocalRung[] = []): Report {
	const chosen = names.length === 0 ? catalog : named(names.join(' '));
	const models = chosen.map(model => ({model, rungs: fitCatalogModel(model, choice, box, here)}));
	const blocks = names.length === 0
		? [{columns: overview, rows: [titles('Model', 'document', 'rung', 'needs', 'here', ''), ...models.map(({model, rungs}) => overviewRow(model, rungs))]}]
		: models.flatMap(({model, rungs}) => ['', heading(model), {columns: details, rows: rungs.map(rung => detailRow(rung, rungs))}]);
	const basis = basisLine(models.flatMap(({rungs}) => (names.length === 0 ? [spokenOf(rungs).fit] : rungs.map(rung => rung.fit))));
	return {
		data: {context: choice.context, models: models.map(({model, rungs}) => ({...model, rungs, best: bestNames(rungs), agrees: agreement(model, rungs)}))},
		blocks: [boxLine(box, choice.context), ...(names.length === 0 ? [''] : []), ...blocks, '', ...(names.length === 0 ? ['Each at its balanced rung; `lisa models fit NAME` shows fast, balanced and best quality.'] : []), ...(basis === undefined ? [] : [basis])],
	};
}

function named(name: string): readonly CatalogModel[] {
	const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
	const wanted = plain(name);
	const found = catalog.filter(model => [model.id, model.name, model.family, ...model.aliases].some(each => plain(each) === wanted));
	const near = found.length > 0 ? found : catalog.filter(model => wanted !== '' && plain(model.name).includes(wanted));
	if (near.length === 0) {
		throw new LisaError(`The catalog has no model “${cleanLine(name)}”.`, {code: 'usage', hint: 'Run `lisa models fit` to see those it has.'});
	}

	return near;
}

function bestNames(rungs: readonly CatalogRung[]): Record<'fast' | 'balanced' | 'bestQuality', string | undefined> {
	const {fast, balanced, bestQuality} = bestChoices(rungs);
	return {fast: fast?.name, balanced: balanced?.name, bestQuality: bestQuality?.name};
}

/** The rung to speak of first: the balanced one, else the usual one. */
function spokenOf(rungs: readonly CatalogRung[]): CatalogRung {
	return bestChoices(rungs).balanced ?? rungs.find(({name}) => name === 'Q4_K_M')!;
}

function overviewRow(model: CatalogModel, rungs: readonly CatalogRung[]): Cell[] {
	const rung = spokenOf(rungs);
	return [{text: model.name}, {text: documented(model) ?? ''}, {text: rung.name}, {text: needsText(rung.fit)}, loads(model, rung.fit), model.loads ? speedCell(rung.fit) : {text: ''}];
}

function detailRow(rung: CatalogRung, rungs: readonly CatalogRung[]): Cell[] {
	const {name, size, fit} = rung;
	const {fast, balanced, bestQuality} = bestChoices(rungs);
	const best = [...(rung === fast ? ['fast'] : []), ...(rung === balanced ? ['balanced'] : []), ...(rung === bestQuality ? ['best quality'] : [])];
	return [{text: ''}, {text: name}, {text: bytes(size)}, {text: needsText(fit)}, fitCell(fit), speedCell(fit), {text: best.join(', '), color: 'green'}];
}

function loads(model: CatalogModel, fit: Fit): Cell {
	return model.loads ? fitCell(fit) : {text: 'not loadable', color: 'dim'};
}

function heading(model: CatalogModel): string {
	const {name, licence, source, gguf, use} = model;
	const figure = documented(model);
	return `${name} · ${licence} · ${source} · ${use}${figure ? ` · the hardware document says ${figure} of VRAM` : ''}${model.loads ? '' : ' · llama.cpp does not load it'}${gguf === undefined ? '' : ` · lisa pull hf:${gguf}`}`;
}

function documented({documented: figure}: CatalogModel): string | undefined {
	return figure && (figure[0] === figure[1] ? `${figure[0]} GB` : `${figure[0]}–${figure[1]} GB`);
}

/** Whether the document's figure is about what LISA finds, for some rung from Q4_K_M to Q8_0. */
function agreement(model: CatalogModel, rungs: readonly CatalogRung[]): boolean | undefined {
	const quantized = rungs.filter(({name}) => ['Q4_K_M', 'Q5_K_M', 'Q6_K', 'Q8_0'].includes(name));
	const answers = quantized.map(({fit}) => agreesWithDocument(model, fit.card?.total ?? fit.host.total));
	return answers.every(answer => answer === undefined) ? undefined : answers.includes(true);
}

function titles(...names: string[]): Cell[] {
	return names.map(text => ({text, color: 'dim'}));
}
