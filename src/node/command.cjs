#!/usr/bin/env node
// bouncecode: what is asked on the command line, answered as by the command of that
// name, as far as a package without it has the same C.
'use strict';

const fs = require('node:fs');
const tty = require('node:tty');
const { parseArgs } = require('node:util');
const bouncecode = require('./index.cjs');

const FOUND = 0, NOTHING = 1, TROUBLE = 2;

const usage = `usage: bouncecode [--json] [--brief] TEXT...
       bouncecode --search [--limit=N] WORDS...
       bouncecode --scan [FILE...]

Explains a bounce code, or any text that reports a bounce: for people, or with --json
as a record. Without a TEXT, and where it is "-", standard input is read.

  --json      records in JSON, one a line
  --brief     the same without prose
  --for=READER  whom the advice is for: sender, person, server or list
  --search    the entries that have to do with some words, as records
  --limit=N   at most so many of them (default: 20)
  --scan      logs: a brief record for each line that reports a status
  --version   the versions of the package and of its list
  --help      this

The status is 0 where something was found, 1 where nothing was, 2 for trouble.
`;

function put(text) {
	fs.writeSync(1, text);
}

function putRecord(record) {
	put(JSON.stringify(record) + '\n');
}

function putVersion() {
	const { version, data, updated, digest, entries } = bouncecode.version();

	put(`bouncecode ${version}\ndata ${data} of ${updated}, ${entries} entries\ncodes.xml sha256 ${digest}\n`);
}

// What is not a terminal is not touched by process.stdout, which would have it
// written to without waiting.
function terminal() {
	const terminal = tty.isatty(1) ? process.stdout : null;

	return { width: terminal?.columns ?? 0, color: Boolean(terminal?.hasColors()) && !process.env.NO_COLOR };
}

function explain(text, { json, brief, for: reader }) {
	const { category, remarks } = bouncecode.explain(text, { brief: true });

	if (json || brief)
		put(bouncecode.json(text, { brief, reader }) + '\n');
	else
		put(bouncecode.show(text, { reader, ...terminal() }));
	if (category !== null)
		return FOUND;
	if (remarks.length === 0)
		process.stderr.write('bouncecode: no code and no wording that is known\n');
	return NOTHING;
}

function textOf(operands) {
	const text = operands.join(' ');

	if (text !== '' && text !== '-')
		return text;
	if (text === '' && tty.isatty(0))
		throw new Error("no code and no text given; try 'bouncecode --help'");
	return fs.readFileSync(0);
}

function search(words, limit) {
	const hits = bouncecode.search(words, { limit });

	hits.forEach(putRecord);
	return hits.length > 0 ? FOUND : NOTHING;
}

function scan(files) {
	let status = NOTHING;

	for (const file of files.length > 0 ? files : ['-']) {
		const reader = new bouncecode.LogReader(), block = Buffer.alloc(256 * 1024);
		const from = file === '-' ? 0 : fs.openSync(file);
		const putAll = (reports) => {
			for (const report of reports) {
				putRecord({ file, ...report });
				status = FOUND;
			}
		};

		for (let n; (n = fs.readSync(from, block)) > 0;)
			putAll(reader.feed(block.subarray(0, n)));
		putAll(reader.finish());
		fs.closeSync(from);
	}
	return status;
}

function run() {
	const flag = { type: 'boolean' }, value = { type: 'string' };
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { json: flag, brief: flag, search: flag, scan: flag, version: flag, help: { ...flag, short: 'h' }, limit: value, for: value },
	});

	if (values.help)
		put(usage);
	else if (values.version)
		putVersion();
	else if (values.scan)
		return scan(positionals);
	else if (values.search)
		return search(textOf(positionals), values.limit === undefined ? undefined : Number(values.limit));
	else
		return explain(textOf(positionals), values);
	return FOUND;
}

try {
	process.exitCode = run();
} catch (error) {
	if (error.code !== 'EPIPE') // who reads it has enough
		process.stderr.write(error.message.replace(/^(bouncecode: )?/, 'bouncecode: ') + '\n');
	process.exitCode = TROUBLE;
}
