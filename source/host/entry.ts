import {fileURLToPath} from 'node:url';

const fromSource = import.meta.url.endsWith('.ts');

/**
@returns The file that a process of LISA begins with: beside this one in the bundle, in its own room when run from source.
*/
export function entry(process: 'host' | 'engine'): string {
	return fileURLToPath(new URL(fromSource ? `../${process}/main.ts` : `./${process}.js`, import.meta.url));
}

/**
The model that comes with LISA.
*/
export const bundledModel = fileURLToPath(new URL(fromSource ? '../../models/lisa-tiny-F16.gguf' : '../models/lisa-tiny-F16.gguf', import.meta.url));
