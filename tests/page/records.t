#!/usr/bin/env node
// The page gives the same records as the command, field by field: for every
// sample of the list, for lines of logs, for words and for any bytes. Files
// that PAGE_CORPUS names are compared as well, line by line.
'use strict';

const { build, command, fs, is, linesOf, main, ok, open, path, top } = require('./browser.js');

function jsonLines(text) {
	return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

// What the engine of the page prints for each of some texts.
function inPage(page, what, texts) {
	return page.evaluate(([name, packed]) => packed.map((text) => {
		const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

		if (name === 'scan')
			page.engine.scan(bytes, false);
		else
			page.engine[name](bytes, 20);
		return page.engine.printed();
	}), [what, texts.map((text) => Buffer.from(text).toString('base64'))]);
}

// The fields of --lines that tell where a line stands are not the answer's.
async function compareLines(page, name, buffer) {
	const lines = linesOf(buffer);
	const expected = jsonLines(command(['--lines', '--verbose', '--json'], buffer).toString());
	const got = await inPage(page, 'explain', lines);
	const differing = [];

	for (let i = 0; i < lines.length; i++) {
		const { file, line, ...answer } = expected[i] || {};

		if (got[i] !== undefined && JSON.stringify(JSON.parse(got[i])) !== JSON.stringify(answer))
			differing.push(lines[i] + '\n' + got[i] + '\n' + JSON.stringify(answer));
	}
	ok(lines.length > 0 && expected.length === lines.length && differing.length === 0,
		name + ': ' + lines.length + ' lines, ' + differing.length + ' with another record', ...differing.slice(0, 3));
}

async function compareScan(page, name, buffer) {
	const expected = command(['--scan', '--json'], buffer).toString();
	const [got] = await inPage(page, 'scan', [buffer]);
	const n = jsonLines(expected).length;

	ok(got === expected, name + ': ' + n + ' reports, the same bytes', got.slice(0, 1000), expected.slice(0, 1000));
}

// Bytes without a pattern, but the same ones each time.
function random(n) {
	const bytes = Buffer.alloc(n);
	let state = 1;

	for (let i = 0; i < n; i++) {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		bytes[i] = state >>> 16;
	}
	return bytes;
}

async function summaryInPage(page, files) {
	await page.evaluate(() => {
		const shown = showSummary;

		globalThis.summed = new Promise((resolve) => {
			showSummary = (result) => { shown(result); resolve(result); };
		});
	});
	await page.setInputFiles('#files', files);
	return page.evaluate(() => summed);
}

main(async () => {
	const page = await open();
	const { entries } = JSON.parse(fs.readFileSync(path.join(build, 'codes.json'), 'utf8'));
	const texts = (list) => Buffer.from(list.filter((text) => text).map((text) => text.replace(/\n/g, ' ') + '\n').join(''));
	const log = fs.readFileSync(path.join(top, 'tests/logs/mail.log'));
	const logs = fs.readFileSync(path.join(top, 'tests/logs/lines.tsv'));

	await compareLines(page, 'samples of the list', texts(entries.map((entry) => entry.sample)));
	await compareLines(page, 'wordings of the list', texts(entries.flatMap((entry) => entry.match || [])));
	await compareLines(page, 'codes of the list', texts(entries.map((entry) => entry.code)));
	await compareLines(page, 'titles of the list', texts(entries.map((entry) => entry.title)));
	await compareLines(page, 'tests/logs/mail.log', log);
	await compareLines(page, 'tests/logs/lines.tsv', logs);
	await compareLines(page, 'bytes without a pattern', random(200000));
	await compareScan(page, 'tests/logs/mail.log', log);
	await compareScan(page, 'tests/logs/lines.tsv', logs);
	await compareScan(page, 'bytes without a pattern', random(200000));

	// ---- every entry, as --list has it

	const listed = command(['--list', '--json', ...'0123456789X'.split('')]).toString().split('\n').slice(0, -1);
	const own = new Set(await page.evaluate(() => Array.from({ length: page.count }, (none, i) => {
		page.engine.c.entry(i);
		return page.engine.printed().slice(0, -1);
	})));
	const missing = listed.filter((line) => !own.has(line));
	ok(listed.length > 400 && missing.length === 0, listed.length + ' entries are as --list has them', ...missing.slice(0, 2));
	is(await page.evaluate(() => page.codes.filter((code, i) =>
		code.details.querySelector('b').textContent !== page.engine.entry(i).code).length), 0,
	'the rows of the table have the places of their entries');

	// ---- words

	const queries = ['mailbox full', 'mialbox full', 'greyl', 'spf fail', 'ptr', 'blocked by', 'Größe überschritten', 'user unknown', 'tls', 'too many'];
	for (const query of queries) {
		const [got] = await inPage(page, 'ask', [query]);

		is(got, command(['--search', '--json', '--limit=20', query]).toString(), 'search: ' + query);
	}
	for (const typed of ['552 5.2.2', '550-5.7.26', '#5.1.1', '4xx', '5.7.x', '571', 'X.7.26', '999', '', 'user unknown', 'zen.spamhaus.org']) {
		const [got] = await inPage(page, 'ask', [typed]);
		const expected = command(['--json', '--limit=20', '--', ...typed.split(' ')]).toString();

		if (expected !== '') // else the command says that nothing is known
			is(got, expected, 'typed: ' + typed);
	}

	// ---- summaries: that of days is compared, with the hours of the other one

	const hour = /^(\{ "table": ")?hour[",]/, compared = /^(\{ "table": ")?[a-z]+-(now|before)[",]/;
	const expected = (format, files) => {
		const rows = (...more) => command(['--summary', '--format=' + format, ...more, ...files]).toString().split('\n');
		const [days, hours] = [rows(), rows('--by=hour')];
		const like = (list, kind) => list.filter((line) => kind.test(line));

		return { rest: hours.filter((line) => !compared.test(line)).join('\n'), compared: like(days, compared).join('\n'), hours: like(hours, hour).length };
	};
	const parted = (text) => ({ rest: text.split('\n').filter((line) => !compared.test(line)).join('\n'),
		compared: text.split('\n').filter((line) => compared.test(line)).join('\n'), hours: text.split('\n').filter((line) => hour.test(line)).length });

	const work = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'page-'));
	const plain = path.join(work, 'plain'), packed = path.join(work, 'packed.gz'), long = path.join(work, 'long');
	const dated = path.join(work, 'dated');
	fs.writeFileSync(plain, Buffer.concat(Array(300).fill(log)));
	fs.writeFileSync(packed, require('node:zlib').gzipSync(fs.readFileSync(plain)));
	fs.writeFileSync(long, Buffer.concat([log, Buffer.alloc(3e6, 'a 550 5.1.1 b '), Buffer.from('\n'), log, Buffer.from('550 5.1.1 no line end')]));
	// Days of all sorts of years, as a log in JSON counts them.
	const times = Array.from({ length: 4000 }, (none, i) => `{"type":"Bounce","id":"${i}","recipient":"jo@example.net",` +
		'"response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"User unknown","command":null},' +
		`"timestamp":${i * 950401 + 1000000000}}`);
	fs.writeFileSync(dated, times.join('\n'));
	for (const files of [[plain], [packed], [long], [dated], [path.join(top, 'tests/logs/lines.tsv')], [plain, path.join(top, 'tests/logs/mail.log')]]) {
		const name = files.map((file) => path.basename(file)).join(' and ');
		const got = await summaryInPage(page, files);

		for (const format of ['json', 'csv'])
			is(JSON.stringify(parted(got[format])), JSON.stringify(expected(format, files)), 'summary of ' + name + ' as ' + format);
	}
	fs.rmSync(work, { recursive: true });

	for (const file of (process.env.PAGE_CORPUS || '').split(' ').filter((name) => name !== '')) {
		const buffer = fs.readFileSync(file);

		await compareLines(page, path.basename(file), buffer);
		await compareScan(page, path.basename(file), buffer);
	}
	is(page.troubles.join('\n'), '', 'no error in the page');
});
