// The package in browsers and edge workers, where the module is waited for.
import { load as loadModule } from './core.mjs';

export { explain, json, show, classify, verdict, unpack, lookup, search, as, words, scan, version, LogReader, LogStream } from './core.mjs';

// Without a module it is fetched from beside this file.
export async function load(source) {
	return loadModule(source === undefined ? fetch(new URL('./bouncecode.wasm', import.meta.url)) : source);
}
