import {gpt4All} from './gpt4all.ts';
import {huggingFace} from './hugging-face.ts';
import {jan} from './jan.ts';
import {llamaCpp} from './llama-cpp.ts';
import {lmStudio} from './lm-studio.ts';
import {ollama} from './ollama.ts';
import {own} from './own.ts';
import type {Store} from './store.ts';

/** Every store LISA knows, its own first: a file that several of them lead to is the first one's. */
export const stores: readonly Store[] = [own, lmStudio, huggingFace, llamaCpp, gpt4All, jan, ollama];
