#!/usr/bin/env node
// The package as a file: small, the same bytes each time, and all that is needed. It is
// installed into an empty directory, and does what its README and its types say.
'use strict';

const { execFileSync } = require('node:child_process');
const { archive, build, command, environment, fs, install, installed, is, ok, path, project, run, runFile, tests, tools, top, work } = require('./package.js');

const SIZE_MAX = 320000;

// ---- the archive

function pack() {
	const bytes = fs.readFileSync(archive), again = path.join(work, 'again.tgz');
	const version = JSON.parse(fs.readFileSync(path.join(installed, 'package.json'))).version;

	ok(bytes.length < SIZE_MAX, 'the archive has ' + bytes.length + ' bytes, less than ' + SIZE_MAX);
	execFileSync('sh', ['-c', 'umask 077; TZ=Asia/Kathmandu LC_ALL=C.UTF-8 "$@"', 'sh', path.join(top, 'gen/npm.sh'), version,
		path.join(build, 'node/bouncecode.wasm'), path.join(build, 'words.d.ts'), again], { cwd: work });
	ok(bytes.equals(fs.readFileSync(again)), 'written again it has the same bytes');
	is(version, command(['--version']).toString().split(/\s/)[1], 'its version is that of the command');

	// What npm itself would make of it.
	const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json'], { cwd: installed }).out);
	const files = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n').filter((name) => !name.endsWith('/'));
	is(packed.files.map((file) => 'package/' + file.path).sort().join('\n'), files.sort().join('\n'), 'npm would pack the same files');
	ok(packed.size < SIZE_MAX, 'and npm packs less than ' + SIZE_MAX + ' bytes: ' + packed.size);
	ok(files.every((name) => !fs.readFileSync(path.join(installed, name.slice('package/'.length))).includes(top)), 'no path of the machine');
}

// ---- README: what is printed is what its comments say

function readme() {
	const text = fs.readFileSync(path.join(installed, 'README.md'), 'utf8');
	const examples = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

	fs.copyFileSync(path.join(top, 'tests/logs/mail.log'), path.join(project, 'mail.log'));
	ok(examples.length > 5, 'README has examples');
	examples.forEach((code, i) => {
		const expected = [...code.matchAll(/(?:^|console\.log\(.*\); )\/\/ (.*)$/gm)].map(([, comment]) => comment);
		const { out, err } = /^\/\/ no-run/.test(code) ? { out: expected.join('\n') + '\n' } : runFile('node', [], `example${i}.mjs`, code);

		ok(out === expected.join('\n') + '\n' && expected.length > 0, 'README: example ' + (i + 1), out, err, expected.join('\n'));
	});
	for (const [, line, shown] of text.matchAll(/^```console\n\$ (.*)\n((?:.*\n)*?)```$/gm))
		is(run('sh', ['-c', line]).out, shown, 'README: ' + line);

	const named = [...text.matchAll(/\*\*`(\w+)\(?/g)].map(([, name]) => name);
	is(Object.keys(require(installed)).filter((name) => !named.includes(name)).join(), 'load', 'README tells of all that there is');
}

// ---- both kinds of modules, with one runtime

function modules() {
	const program = (begin) => `${begin}
import { createRequire } from 'node:module';
import { LogReader } from 'bouncecode';
import { LogTransform } from 'bouncecode/node';
const required = createRequire(import.meta.url)('bouncecode');
const names = Object.keys(required).sort();
const { default: own, 'module.exports': also, ...exported } = await import('bouncecode');
console.log(names.join() === Object.keys(exported).sort().join(), names.every((name) => required[name] === exported[name]), typeof LogTransform);
console.log(explain('550 5.1.1').code);
`;

	is(runFile('node', [], 'both.mjs', program("import { explain } from 'bouncecode';")).out, 'true true function\n550 5.1.1\n', 'import and require give the same functions');
	is(runFile('node', [], 'one.cjs', "const { explain, load } = require('bouncecode');\nload().then(() => console.log(explain('550 5.1.1').code));\n").out, '550 5.1.1\n', 'require alone');
	is(runFile('node', [], 'web.mjs', `import fs from 'node:fs';
import { classify, load } from './node_modules/bouncecode/web.mjs';
const bytes = fs.readFileSync('node_modules/bouncecode/bouncecode.wasm');
try { classify('550'); } catch (error) { console.log(error.message); }
await load(Promise.reject(new Error('no network'))).catch((error) => console.log(error.message));
load(new WebAssembly.Module(bytes));
console.log(classify('550 5.1.1').category);
`).out, 'bouncecode: call load() first, and wait for it\nno network\nbad-mailbox\n', 'a module that is given is ready at once; before it, what to do is told');
	for (const [name, source] of [['bytes', 'bytes'], ['a promise of bytes', 'Promise.resolve(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))'], ['a response', 'new Response(bytes)']])
		is(runFile('node', [], 'given.mjs', `import fs from 'node:fs';
import { classify, load } from './node_modules/bouncecode/web.mjs';
const bytes = fs.readFileSync('node_modules/bouncecode/bouncecode.wasm');
await Promise.all([load(${source}), load(${source})]);
console.log(classify('550 5.1.1').category);
`).out, 'bad-mailbox\n', 'load: ' + name);
	// One that needs no file of its own, as bundlers make it.
	is(run('node', ['--input-type=module', '-e', "console.log(import.meta.resolve('bouncecode/bouncecode.wasm').endsWith('/bouncecode.wasm'))"]).out, 'true\n', 'the module has a name');
}

// ---- types

const typed = `import { as, classify, explain, load, LogReader, LogStream, lookup, scan, search, verdict, unpack, version, words } from 'bouncecode';
import type { Answer, BriefAnswer, Category, Report } from 'bouncecode';

const answer: Answer = explain('550');
const brief: BriefAnswer = explain(new Uint8Array(3), { brief: true });
const category: Category | null = answer.category;
const hard: boolean = answer.bounce === 'hard';
const number: number = verdict('550') + (unpack(3).permanent ? 1 : 0) + version().entries;
const found: Answer | null = lookup('550', { reader: 'person' });
const term: string | null = as('550', 'ses');
const reports: Report[] = scan('550', { brief: false });
const titles: (string | null)[] = search('full', { limit: 3 }).map((hit) => hit.also[0] ?? hit.title);
const reader = new LogReader<Report>({ brief: false });
const causes: (string | null)[] = reader.feed('550').concat(reader.finish()).map((report) => report.cause);
const names: string[] = words('category').map((word) => word.name + word.number);
const ready: Promise<void> = load();

async function count(body: ReadableStream<Uint8Array>): Promise<number> {
	let n = 0;
	for (const streamed = body.pipeThrough(new LogStream()).getReader();;) {
		const { done, value } = await streamed.read();
		if (done)
			return n;
		n += value.outcome === 'failed' ? 1 : 0;
	}
}

if (classify('550').category === 'mailbox-full')
	console.log(brief, category, hard, number, found, term, reports, titles, causes, names, ready, count);

// @ts-expect-error: a brief answer has no prose
brief.advice;
// @ts-expect-error: there is no such category
answer.category === 'mailbox-empty';
// @ts-expect-error: nor such a system
as('550', 'nobody');
// @ts-expect-error: a number is no text
explain(550);
`;

function types() {
	const tsc = path.join(tools, 'typescript/bin/tsc');
	const check = (name, file, text, ...args) => {
		fs.writeFileSync(path.join(project, file), text);
		const { status, out } = run('node', [tsc, '--strict', '--noEmit', '--target', 'es2022', ...args, file]);
		is(status, 0, 'tsc --strict: ' + name + (status === 0 ? '' : '\n' + out));
	};
	const node = ['--types', 'node', '--typeRoots', path.join(tools, '@types'), '--lib', 'es2022', '--module', 'nodenext'];
	const asRequired = typed.replace(/^import (\{.*\}) from ('.*');$/m, 'import bouncecode = require($2);\nconst $1 = bouncecode;').replace('new LogReader<Report>', 'new bouncecode.LogReader<Report>');

	check('a module in Node', 'typed.mts', typed + "import { LogTransform } from 'bouncecode/node';\nprocess.stdin.pipe(new LogTransform({ brief: false })).on('data', console.log);\n", ...node);
	check('a script that requires it', 'typed.cts', asRequired, ...node);
	check('the web', 'typed.ts', typed, '--lib', 'es2022,dom', '--module', 'esnext', '--moduleResolution', 'bundler');

	// Each field that there is has a type, and no other has.
	const declared = (name) => {
		const text = fs.readFileSync(path.join(installed, 'index.d.cts'), 'utf8');
		const [, above, body] = new RegExp(`interface ${name}(?: extends (\\w+))? \\{\n(.*?)^\\}`, 'ms').exec(text);

		return [...above ? declared(above) : [], ...[...body.matchAll(/^\t(\w+)\??:/gm)].map(([, field]) => field)];
	};
	const { explain, classify, scan, search, version, words } = require(installed);
	for (const [name, fields] of Object.entries({ BriefAnswer: explain('550', { brief: true }), Answer: explain('550'), Classification: classify('550'),
		Hit: search('full')[0], Version: version(), Word: words('bounce')[0], Match: explain('550').matched[0], Reference: explain('550').references[0] }))
		is(Object.keys(fields).sort().join(), declared(name).sort().join(), 'types: ' + name);
	is(Object.keys(scan('550 5.1.1 no')[0]).sort().join(), [...declared('Reported'), ...declared('BriefAnswer')].sort().join(), 'types: BriefReport');
}

// ---- the command

function commands() {
	const ours = (...args) => run(path.join(project, 'node_modules/.bin/bouncecode'), args);

	is(run('npx', ['bouncecode', '550', '5.1.1']).out, command(['550', '5.1.1']).toString(), 'npx bouncecode');
	for (const args of [['--json', '552 5.2.2'], ['--json', '--for=person', '550'], ['Undelivered Mail Returned to Sender']]) {
		is(ours(...args).out, command(args).toString(), 'bouncecode ' + args.join(' '));
	}
	const log = path.join(top, 'tests/logs/mail.log');
	const records = (text) => text.toString().split('\n').filter((line) => line !== '').map((line) => JSON.stringify(JSON.parse(line))).join('\n');
	is(records(ours('--scan', log).out), records(command(['--scan', '--json', log])), '--scan');
	is(records(ours('--search', '--limit=3', 'mailbox', 'full').out), records(command(['--search', '--json', '--verbose', '--limit=3', 'mailbox full'])), '--search');
	is(run('sh', ['-c', 'printf "550 5.1.1 no\n" | node_modules/.bin/bouncecode --json']).out, command(['--json'], '550 5.1.1 no\n').toString(), 'standard input');
	for (const [status, ...args] of [[0, '550'], [1, 'lorem ipsum'], [1, '--search', 'zzzzzz'], [2, '--colour', '550'], [2, '--scan', 'missing.log'], [2, '--for=cat', '550']]) {
		const { err, ...done } = ours(...args);

		ok(done.status === status && (status === 0 ? err === '' : /^bouncecode: .*\n$|^$/.test(err)), 'status ' + status + ': ' + args.join(' '), err);
	}
}

tests(() => {
	pack();
	readme();
	modules();
	types();
	commands();

	// What was not in the archive is not needed.
	fs.rmSync(path.join(work, 'cache'), { recursive: true, force: true });
	is(fs.readdirSync(path.join(install('other'), 'node_modules')).filter((name) => !name.startsWith('.')).join(), 'bouncecode', 'nothing else is installed');
	ok(environment.npm_config_offline === 'true', 'and no network is asked');
});
