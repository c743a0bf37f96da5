#!/usr/bin/env node
// The engines that run the package: Node, Deno and Bun, from the directory that it is
// installed in, and Chromium, which gets the module from a server, or as a worker has
// it. Each answers lines of the corpus, a log and a search as Node does.
'use strict';

const http = require('node:http');
const { command, fs, installed, is, main, ok, open, path, project, runFile, tools, top } = require('./package.js');
const bouncecode = require(installed);

const lines = fs.readFileSync(path.join(top, 'tests/corpus/pasted.tsv'), 'utf8').split('\n').filter((line) => line !== '');
const log = fs.readFileSync(path.join(top, 'tests/logs/lines.tsv'), 'utf8');

// What an engine makes of these, as one string. It is written into programs.
async function answers({ classify, explain, scan, search, LogStream }, lines, log) {
	const streamed = [], reader = new Blob([log]).stream().pipeThrough(new LogStream()).getReader();

	for (let next; !(next = await reader.read()).done;)
		streamed.push(next.value);
	return JSON.stringify([lines.map((line) => [explain(line), classify(line)]), scan(log), streamed, search('mailbox full')]);
}

function compare(name, got, expected, ...notes) {
	ok(got === expected, name + ': ' + expected.length + ' bytes of answers', String(got).slice(0, 500), ...notes);
}

const program = (begin) => `${begin}
${answers}
const { lines, log } = JSON.parse(fs.readFileSync('given.json', 'utf8'));
answers(bouncecode, lines, log).then(console.log);
`;
const asModule = program("import * as bouncecode from 'bouncecode';\nimport fs from 'node:fs';");
const asScript = program("const bouncecode = require('bouncecode');\nconst fs = require('node:fs');");

function engines(expected) {
	const deno = path.join(tools, '@deno', fs.readdirSync(path.join(tools, '@deno'))[0], 'deno');
	const bun = path.join(tools, '@oven', fs.readdirSync(path.join(tools, '@oven'))[0], 'bin/bun');

	fs.writeFileSync(path.join(project, 'given.json'), JSON.stringify({ lines, log }));
	for (const [name, engine, ...args] of [['Node', 'node'], ['Deno', deno, 'run', '--no-prompt', '--allow-read', '--node-modules-dir=manual'], ['Bun', bun, 'run']])
		for (const [kind, file, text] of [['import', 'engine.mjs', asModule], ['require', 'engine.cjs', asScript]]) {
			const { out, err } = runFile(engine, args, file, text);

			compare(name + ', ' + kind, out, expected + '\n', err);
		}
	for (const [name, engine, ...args] of [['Deno', deno, 'run', '--no-prompt', '--allow-read', '--node-modules-dir=manual'], ['Bun', bun, 'run']]) {
		const { out, err } = runFile(engine, args, 'piped.mjs', `import { createReadStream } from 'node:fs';
import { LogTransform } from 'bouncecode/node';
let n = 0;
for await (const report of createReadStream(${JSON.stringify(path.join(top, 'tests/logs/lines.tsv'))}).pipe(new LogTransform()))
	n++;
console.log(n);
`);

		is(out, bouncecode.scan(log).length + '\n', name + ': a stream of Node' + (err ? ', ' + err : ''));
	}
}

// ---- Chromium, with nothing between the files of the package and it

const kinds = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };

async function serve() {
	const asked = [];
	const server = http.createServer((request, response) => {
		const name = request.url.slice(1), kind = kinds[path.extname(name)];

		asked.push(name);
		response.setHeader('Content-Type', kind || 'text/plain');
		response.end(name === 'page.html' ? '<!DOCTYPE html><title>page</title>' : kind ? fs.readFileSync(path.join(installed, path.basename(name))) : '');
	});

	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { asked, server, address: 'http://127.0.0.1:' + server.address().port + '/' };
}

async function browsers(expected) {
	const { asked, server, address } = await serve(), page = await open(null);

	await page.goto(address + 'page.html');
	const got = await page.evaluate(async ([lines, log, text]) => {
		const bouncecode = await import('/web.mjs');
		let before = 'answered';

		try {
			bouncecode.explain('550');
		} catch (error) {
			before = error.message;
		}
		await bouncecode.load();
		return [before, await (0, eval)('(' + text + ')')(bouncecode, lines, log)];
	}, [lines, log, String(answers)]);
	is(got[0], 'bouncecode: call load() first, and wait for it', 'Chromium: nothing is answered before load()');
	compare('Chromium', got[1], expected);
	is(asked.filter((name) => name !== 'favicon.ico').join(' '), 'page.html web.mjs core.mjs bouncecode.wasm', 'it fetches three files');

	// A worker that may compile no bytes is given the module.
	const worker = await page.evaluate(async ([lines, log, text]) => {
		const module = await WebAssembly.compileStreaming(fetch('/bouncecode.wasm'));
		const source = `const refuse = () => { throw new Error('compiling is forbidden'); };
WebAssembly.compile = WebAssembly.instantiate = WebAssembly.compileStreaming = refuse;
WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: refuse });
${text}
onmessage = async ({ data }) => {
	try {
		const bouncecode = await import(location.origin + '/web.mjs');

		bouncecode.load(data.module);
		postMessage([bouncecode.classify('550 5.1.1').category, await answers(bouncecode, data.lines, data.log)]);
	} catch (error) {
		postMessage([error.stack, '']);
	}
};`;
		const worker = new Worker(URL.createObjectURL(new Blob([source])));

		worker.postMessage({ module, lines, log });
		return new Promise((resolve) => {
			worker.onmessage = ({ data }) => resolve(data);
			worker.onerror = (error) => resolve([error.message, '']);
		});
	}, [lines, log, String(answers)]);
	is(worker[0], 'bad-mailbox', 'a worker with a module that was compiled: ready at once');
	compare('the worker', worker[1], expected);
	is(page.troubles.join('\n'), '', 'no error in the page');
	server.close();
}

main(async () => {
	const expected = await answers(bouncecode, lines, log);
	const records = command(['--lines', '--verbose', '--json'], lines.join('\n')).toString().split('\n').filter((line) => line !== '');

	is(records.length, lines.length, 'lines of the corpus');
	engines(expected);
	await browsers(expected);
});
