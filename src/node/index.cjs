// The package in Node, Deno and Bun, which have the module in a file beside this one.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const core = require('./core.cjs');

function fromFile() {
	return new WebAssembly.Module(fs.readFileSync(path.join(__dirname, 'bouncecode.wasm')));
}

// Without a module it is that of the file.
async function load(source) {
	return core.load(source === undefined ? fromFile() : source);
}

core.moduleFrom(fromFile);

const { explain, json, show, classify, verdict, unpack, lookup, search, as, words, scan, version, LogReader, LogStream } = core;

module.exports = { load, explain, json, show, classify, verdict, unpack, lookup, search, as, words, scan, version, LogReader, LogStream };
