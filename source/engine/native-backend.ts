import koffi from 'koffi';
import {LisaError} from '../core/errors.ts';
import {findLibraries, type NativeLibraries} from './native-library.ts';

/**
Gives llama.cpp a CPU library that was built for this very processor. To be called before `getLlama`: what is registered first is what computes, and node-llama-cpp then looks for no other.

The libraries it stands on are the ones that node-llama-cpp brings; the addon, loaded later, finds them in place.

@throws LisaError when it cannot be loaded. The prebuilt one serves then.
*/
export function loadNativeBackend(file: string, {base, ggml}: NativeLibraries = findLibraries()): void {
	koffi.load(base, {global: true});
	const library = koffi.load(ggml, {global: true});
	const load = library.func('ggml_backend_load', 'void *', ['str']);
	if (load(file) === null) {
		throw new LisaError(`The loader refuses ${file}.`, {code: 'build-failed'});
	}
}
