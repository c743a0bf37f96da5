#!/usr/bin/env node
// The package answers as the command does, field by field: for each line of the
// corpus, for samples, codes and wordings of the list, for logs, for words and for
// bytes without a pattern; and strings as their bytes.
'use strict';

const { build, command, fs, installed, is, linesOf, ok, path, tests, top } = require('./package.js');
const bouncecode = require(installed);

const jsonLines = (buffer) => buffer.toString().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// The first fields of --lines tell where a line stands.
function answersOf(buffer, ...args) {
	return jsonLines(command(['--lines', '--json', ...args], buffer)).map(({ file, line, ...answer }) => answer);
}

// What was found in a string is what was found in its bytes.
function isPlaced(text, bytes, inText, inBytes) {
	const { matched, ...answer } = inText, { matched: places, ...other } = inBytes;

	return same(answer, other) && matched.length === places.length && matched.every(({ what, offset, length }, i) =>
		what === places[i].what && text.slice(offset, offset + length) ===
			bytes.subarray(places[i].offset, places[i].offset + places[i].length).toString());
}

function compareLines(name, buffer) {
	const lines = linesOf(buffer), briefly = answersOf(buffer), whole = answersOf(buffer, '--verbose');
	const differing = lines.filter((bytes, i) => {
		const text = bytes.toString();
		const { reply, enhanced, code, kind, retry_after, remarks, title, matched, ...verdict } = briefly[i];

		return !same(bouncecode.explain(bytes), whole[i]) || !same(bouncecode.explain(bytes, { brief: true }), briefly[i]) ||
			(Buffer.from(text).equals(bytes) && !isPlaced(text, bytes, bouncecode.explain(text), whole[i])) ||
			Object.entries(bouncecode.classify(bytes)).some(([key, value]) => value !== verdict[key]) ||
			!same(bouncecode.unpack(bouncecode.verdict(bytes)), bouncecode.classify(bytes));
	});

	ok(lines.length > 0 && briefly.length === lines.length && differing.length === 0,
		name + ': ' + lines.length + ' lines, ' + differing.length + ' with another answer', ...differing.slice(0, 3));
}

// In one piece, and in pieces that are cut anywhere.
function compareLog(name, buffer) {
	for (const brief of [true, false]) {
		const expected = jsonLines(command(['--scan', '--json', ...brief ? [] : ['--verbose']], buffer)).map(({ file, ...report }) => report);
		const reader = new bouncecode.LogReader({ brief }), pieces = [];

		for (let at = 0, n = 1; at < buffer.length; at += n, n = n * 7 % 1009 + 1)
			pieces.push(...reader.feed(buffer.subarray(at, at + n)));
		pieces.push(...reader.finish());
		ok(expected.length > 0 && same(bouncecode.scan(buffer, { brief }), expected), name + ': ' + expected.length + ' reports');
		ok(same(pieces, expected), name + ': the same in pieces');
	}
}

// Bytes without a pattern, but the same ones each time.
function random(n) {
	const bytes = Buffer.alloc(n);

	for (let i = 0, state = 1; i < n; i++) {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		bytes[i] = state >>> 16;
	}
	return bytes;
}

function refuses(call, type, words, name) {
	try {
		call();
		ok(false, name);
	} catch (error) {
		ok(error instanceof type && words.test(error.message), name, error.stack);
	}
}

tests(() => {
	const { entries, systems } = JSON.parse(fs.readFileSync(path.join(build, 'codes.json'), 'utf8'));
	const texts = (list) => Buffer.from(list.filter((text) => text).map((text) => text.replace(/\n/g, ' ') + '\n').join(''));
	const read = (name) => fs.readFileSync(path.join(top, 'tests', name));

	for (const name of fs.readdirSync(path.join(top, 'tests/corpus')).filter((name) => name.endsWith('.tsv')))
		compareLines('tests/corpus/' + name, read('corpus/' + name));
	for (const file of (process.env.NPM_CORPUS || '').split(' ').filter((name) => name !== ''))
		compareLines(file, fs.readFileSync(file));
	compareLines('answers/texts.tsv', read('answers/texts.tsv'));
	compareLines('samples of the list', texts(entries.map((entry) => entry.sample)));
	compareLines('wordings of the list', texts(entries.flatMap((entry) => entry.match || [])));
	compareLines('codes of the list', texts(entries.map((entry) => entry.code)));
	compareLines('bytes without a pattern', random(100000));
	compareLines('letters of other scripts', Buffer.from('Почта \u{1f4ea} 550 5.1.1 Größe ü: no such user\n\u{1f4ea}\u{1f4ea} mailbox full\n'));

	// ---- logs

	compareLog('tests/logs/mail.log', read('logs/mail.log'));
	compareLog('tests/logs/lines.tsv', read('logs/lines.tsv'));
	for (const name of fs.readdirSync(path.join(top, 'tests/events')).filter((name) => /\.jsonl?$/.test(name)))
		compareLog('tests/events/' + name, read('events/' + name));
	compareLog('a line that is not ended', Buffer.from('250 2.0.0 Ok\n550 5.1.1 No such user'));
	compareLog('a line of three million bytes', Buffer.concat([read('logs/mail.log'), Buffer.alloc(3e6, 'a 550 5.1.1 b '), Buffer.from('\n'), read('logs/mail.log')]));

	// ---- words

	for (const query of ['mailbox full', 'mialbox full', 'greyl', 'Größe überschritten', 'the printer is on fire', '5.7.1'])
		ok(same(bouncecode.search(query), jsonLines(command(['--search', '--json', '--verbose', '--limit=20', query]))), 'search: ' + query);
	is(bouncecode.search('full', { limit: 2 }).length, 2, 'a limit');
	is(bouncecode.search('full', { limit: 0 }).length, 0, 'of none');
	for (const code of ['552 5.2.2', '5.7.26', '550-5.7.26 lorem ipsum', '571'])
		ok(same(bouncecode.lookup(code), bouncecode.explain(code.split(' lorem')[0])) && bouncecode.lookup(code).category !== null, 'lookup: ' + code);
	is(bouncecode.lookup('lorem'), null, 'lookup: no code');
	for (const { id } of systems)
		is(bouncecode.as('552 5.2.2 Mailbox full', id), JSON.parse(command(['--json', '--as=' + id, '552 5.2.2 Mailbox full'])).as, 'as: ' + id);
	is(bouncecode.words('as').map(({ name }) => name).join(), systems.map(({ id }) => id).join(), 'the systems');
	ok(bouncecode.words('category').every(({ name, number, explanation }) => name !== 'none' && number > 0 && explanation), 'the categories');

	// ---- texts for people, and what readers are told

	for (const text of ['550 5.1.1', 'host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org', 'Undelivered Mail Returned to Sender', 'lorem ipsum dolor']) {
		is(bouncecode.show(text), command([], text).toString(), 'show: ' + text);
		is(bouncecode.json(text) + '\n', command(['--json'], text).toString() || bouncecode.json(text) + '\n', 'json: ' + text);
		for (const reader of ['person', 'server', 'list']) {
			is(bouncecode.show(text, { reader }), command(['--for=' + reader], text).toString(), 'show for ' + reader);
			is(bouncecode.explain(text, { reader }).advice, JSON.parse(command(['--json', '--for=' + reader], text).toString() || '{"advice":null}').advice, 'advice for ' + reader);
		}
	}
	const [, version, data] = /^bouncecode (\S+)\ndata (\S+) /.exec(command(['--version']));
	is(bouncecode.version().version + ' ' + bouncecode.version().data, version + ' ' + data, 'versions');

	// ---- what may be given

	const bytes = Buffer.from('552 5.2.2 Mailbox full');
	const apart = new Uint8Array(bytes).buffer;
	for (const [name, given] of [['a Uint8Array', new Uint8Array(apart)], ['an ArrayBuffer', apart], ['a DataView', new DataView(apart)], ['a part of a buffer', Buffer.from('__' + bytes).subarray(2)]])
		ok(same(bouncecode.explain(given), bouncecode.explain(bytes)), name);
	ok(same(bouncecode.explain('\ud800 550 5.1.1 \udc00 No such user'), bouncecode.explain('\ufffd 550 5.1.1 \ufffd No such user')), 'half of a pair is U+FFFD');
	is(bouncecode.explain('').category, null, 'nothing');
	is(bouncecode.explain('a\0 550 5.1.1').code, '550 5.1.1', 'a NUL is data');
	is(bouncecode.explain('x'.repeat(3e6) + ' 550 5.1.1').code, '550 5.1.1', 'a text of three million letters');
	for (const given of [undefined, null, 550, {}, ['550']])
		refuses(() => bouncecode.explain(given), TypeError, /expected a text/, 'no text: ' + JSON.stringify(given));
	refuses(() => bouncecode.as('550', 'nobody'), RangeError, /no system 'nobody'; expected sisimai, /, 'no such system');
	refuses(() => bouncecode.explain('550', { reader: 'cat' }), RangeError, /no reader 'cat'; expected sender, /, 'no such reader');
	refuses(() => bouncecode.words('colour'), RangeError, /no vocabulary 'colour'/, 'no such vocabulary');
	refuses(() => bouncecode.search('full', { limit: 1.5 }), RangeError, /limit/, 'no such limit');
	for (const number of [NaN, -1, 2 ** 60, 0.5])
		refuses(() => bouncecode.unpack(number), RangeError, /verdict/, 'no verdict: ' + number);

	// ---- logs as strings, any number at a time

	const log = read('logs/mail.log').toString(), readers = Array.from({ length: 50 }, () => new bouncecode.LogReader());
	const expected = bouncecode.scan(log), got = readers.map(() => []);
	for (let at = 0; at < log.length; at += 100)
		readers.forEach((reader, i) => got[i].push(...reader.feed(log.slice(at, at + 100))));
	readers.forEach((reader, i) => got[i].push(...reader.finish()));
	ok(expected.length > 0 && got.every((reports) => same(reports, expected)), 'fifty logs at a time');
	const half = new bouncecode.LogReader(), pair = '\u{1f4ea}';
	const cut = [...half.feed('a' + pair[0]), ...half.feed(pair[1] + '@example.net 550 5.1.1 No such user\n'), ...half.finish()];
	ok(same(cut, bouncecode.scan('a' + pair + '@example.net 550 5.1.1 No such user\n')), 'a pair that is cut');
	refuses(() => half.feed('550'), Error, /closed/, 'a log that was finished is closed');
	half.close();
});
