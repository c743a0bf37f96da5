#!/usr/bin/env node
// A log in the page: the report is the command's, rows open to their lines, columns
// sort, hours lead to what was said in them, and packed files are unpacked.
'use strict';

const zlib = require('node:zlib');
const { execFileSync } = require('node:child_process');
const os = require('node:os');
const { command, fs, is, main, note, ok, open, path, top } = require('./browser.js');

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));

// Two days of Postfix, the second one worse; one text is hostile.
function log() {
	const said = (text) => `(host mx.example.net[192.0.2.7] said: ${text})`;
	const texts = ['sent (250 2.0.0 Ok: queued)', 'bounced ' + said('550 5.1.1 User unknown'), 'deferred ' + said('450 4.7.1 Greylisted'),
		'bounced ' + said('554 5.7.1 Client host blocked using zen.spamhaus.org'),
		'bounced ' + said('550 <img src=https://example.com/x onerror=alert(1)> wuxtry \u202eplonk')];

	return Array.from({ length: 2000 }, (none, i) => {
		const text = texts[i > 1000 && i % 3 === 0 ? 3 : i % 20 < 5 ? i % 20 : 0], hour = Math.floor(i * 48 / 2000);
		const domain = i % 2 ? 'gmail.com' : i % 50 + '.a-domain-with-a-rather-long-name.example.net';

		return `Nov ${20 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:00:00 mx1 postfix/smtp[7]: ${(4096 + i).toString(16)}: ` +
			`to=<u${i % 700}@${domain}>, relay=${i % 2 ? 'gmail-smtp-in.l.google.com' : 'mx.example.net'}[192.0.2.7]:25, delay=1, delays=0/0/0/1, ` +
			`dsn=${/ (\d\.\d\.\d) /.exec(text)?.[1] ?? '5.0.0'}, status=${text}\n`;
	}).join('');
}

const lines = log(), plain = path.join(work, 'mail.log');

async function read(page, files) {
	await page.evaluate(() => {
		const shown = showSummary;

		globalThis.summed = new Promise((resolve) => {
			showSummary = (result) => { shown(result); showSummary = shown; resolve({ ...result, text: 0, lines: 0 }); };
		});
	});
	await page.setInputFiles('#files', files);
	return page.evaluate(() => summed);
}

async function reported() {
	const page = await open();

	for (const files of [[plain], [path.join(top, 'tests/logs/mail.log')], [path.join(top, 'tests/logs/lines.tsv'), plain]]) {
		const result = await read(page, files);
		const html = command(['--summary', '--format=html', '--limit=500', ...files]).toString();
		const got = result.report.replace(/ data-lines="[\d ]*"/g, '').replace(/^<p class="quiet">.*<\/p>\n/, '');

		is(got, /<main>\n([^]*)<\/main>/.exec(html)[1], 'the report of ' + files.map((file) => path.basename(file)).join(' and ') + ' is the command\'s');
	}
	is(await page.locator('#summary script, #summary img, #summary iframe, #summary [style], #summary [onerror]').count(), 0, 'nothing of a text became a part of it');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function opened() {
	const page = await open();
	const own = lines.split('\n');

	await read(page, [plain]);
	for (const section of ['first', 'time', 'rates', 'category', 'action', 'provider', 'blocklist', 'blocks', 'code', 'unexplained']) {
		if (await page.locator('#log-' + section).count() === 0)
			continue;
		if (section === 'time')
			await page.click('#log-time summary');
		const rows = await page.evaluate((name) => [...document.querySelectorAll(`#log-${name} .opens`)].map((button) => {
			button.click();
			const row = button.closest('tr, li'), list = row.lines;

			return { name: button.textContent, open: button.ariaExpanded, numbers: [...list.querySelectorAll('li')].map((li) => li.querySelector('span').textContent),
				texts: [...list.querySelectorAll('code')].map((code) => code.textContent) };
		}), section);
		const wrong = rows.filter((row) => row.texts.length === 0 || row.texts.length > 20 || row.open !== 'true' || row.texts.some((text, i) =>
			text !== own[Number(/line ([\d,]+)/.exec(row.numbers[i])[1].replace(',', '')) - 1].replace('\u202e', 'U+202E')));

		ok(rows.length > 0 && wrong.length === 0, section + ': ' + rows.length + ' rows open to lines of the log', JSON.stringify(wrong.slice(0, 1)));
	}
	const of = (text) => page.locator(`#log-code tr:has(.opens:has-text("${text}")) + tr code`).allTextContents();
	const blocks = await page.locator('#log-blocks .opens:has-text("spamhaus") >> xpath=ancestor::tr/following-sibling::tr[1]').locator('code').allTextContents();
	ok(blocks.length === 20 && blocks.every((text) => text.includes('zen.spamhaus.org')), 'who blocks opens to lines that say so', blocks[0]);
	const codes = await of('550 5.1.1');
	ok(codes.length === 20 && codes.every((text) => text.includes('550 5.1.1')), 'a code opens to twenty lines that show it');
	is(await page.locator('#log-unexplained tr + tr img').count(), 0, 'which are text');
	await page.locator('#log-code .opens').first().click();
	is(await page.locator('#log-code .opens').first().getAttribute('aria-expanded'), 'false', 'and closes again');
	is(await page.locator('#log-code th span').first().textContent(), 'Transaction rejected by policy', 'codes have their titles');
	is(await page.locator('#log-code th a').count(), 4, 'which are links');
	await page.locator('#log-code tr:has-text("550 5.1.1") th a').first().click();
	const target = await page.waitForFunction(() => document.querySelector('#codes details[open] > div:target')?.previousElementSibling.textContent).then((text) => text.jsonValue(), (error) => error.message);
	ok(/5\.1\.1/.test(target), 'to their rows in the table', target);
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function sorted() {
	const page = await open();

	await read(page, [plain]);
	const table = page.locator('#log-rates table').nth(1), head = (n) => table.locator('thead th').nth(n);
	const cells = async (n) => (await table.locator('tbody tr').evaluateAll((rows, at) => rows.map((row) => row.cells[at].textContent), n));
	is((await cells(0)).length, 20, 'the first twenty domains');
	is((await page.locator('#log-rates tbody tr th b').allTextContents()).filter((name) => /google.com$|^mx.example/.test(name)).join(), 'mx.example.net,gmail-smtp-in.l.google.com', 'relays have their table');
	await head(4).locator('button').click();
	const failed = (await cells(4)).map(parseFloat);
	ok(failed.every((n, i) => i === 0 || n <= failed[i - 1]) && failed[0] > failed.at(-1), 'by what failed, the most first', failed);
	is(await head(4).getAttribute('aria-sort'), 'descending', 'which is told');
	await head(4).locator('button').click();
	ok(parseFloat((await cells(4))[0]) < failed[0], 'and the least first');
	await head(0).locator('button').click();
	const names = await cells(0);
	ok(names.every((name, i) => i === 0 || name >= names[i - 1]), 'by name', names);
	is(await head(4).getAttribute('aria-sort'), null, 'one column at a time');
	await page.click('#log-rates button:has-text("Show all 26")');
	is((await cells(0)).length, 26, 'all of them');
	ok(await page.evaluate(() => document.activeElement.closest('#log-rates tr') !== null), 'with the focus on the first new one');
	await page.locator('#log-category thead button').nth(3).click();
	is(await page.locator('#log-category thead th').nth(3).getAttribute('aria-sort'), 'descending', 'times sort as well');
}

async function hours() {
	const page = await open();

	await read(page, [plain]);
	ok(!(await page.isVisible('#log-time table')), 'the numbers of the hours are closed');
	await page.locator('#log-time svg').first().locator('g').nth(30).dispatchEvent('click');
	ok(await page.isVisible('#log-time table'), 'an hour that is clicked opens them');
	const texts = await page.locator('#log-time .noted code').allTextContents();
	const when = await page.evaluate(() => document.activeElement.textContent);
	ok(texts.length > 0 && texts.length <= 20 && texts.every((text) => text.startsWith(when)), 'at the lines of that hour: ' + when, texts[0]);
}

// Who sees no colours, on a phone.
async function narrow() {
	const page = await open('', { viewport: { width: 320, height: 700 } });

	await read(page, [plain]);
	await page.evaluate(() => document.querySelectorAll('#report .opens').forEach((button) => button.checkVisibility() && button.click()));
	ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, '320 px: nothing to scroll sideways');
	is(await page.locator('#log-category tr:has-text("bad-mailbox") small').first().textContent(), 'hard', 'severity in words');
	ok(await page.locator('#log-category small').first().isVisible(), 'on a phone as well');
	ok(await page.locator('#log-category td:nth-child(3)').first().isVisible(), 'with the share');
	is(await page.locator('#log-rates table').first().evaluate((table) => [...table.rows].slice(0, 2).map((row) => [...row.cells].filter((cell) => {
		const { left, right } = cell.getBoundingClientRect();

		return cell.checkVisibility() && left >= 0 && right <= innerWidth;
	}).length).join()), '5,5', 'and of the rates every column, also what was deferred');
	const apart = await page.evaluate(() => [...document.querySelectorAll('#log-rates svg')].flatMap((svg) => [...svg.querySelectorAll('rect')].slice(1).map((rect) => {
		const before = rect.previousElementSibling.getBoundingClientRect();

		return rect.getBoundingClientRect().left - before.right + parseFloat(getComputedStyle(rect).strokeWidth) / 2;
	})));
	ok(apart.length > 5 && Math.min(...apart) > 0.5, 'parts of a bar stand apart', Math.min(...apart));
}

function xz(...args) {
	return execFileSync('xz', ['-c', ...args], { input: lines, maxBuffer: 1 << 30 });
}

async function packed() {
	const page = await open();
	const half = lines.length >> 1, long = Buffer.from(lines);
	const members = Buffer.concat([zlib.gzipSync(long.subarray(0, half)), zlib.gzipSync(long.subarray(half), { level: 1 })]);
	const expected = (await read(page, [plain])).json;
	const whole = { 'one.gz': zlib.gzipSync(long), 'members.gz': members, 'stored.gz': zlib.gzipSync(long, { level: 0 }),
		'fixed.gz': zlib.gzipSync(long, { strategy: zlib.constants.Z_FIXED }), 'zeros.gz': Buffer.concat([members, Buffer.alloc(512)]),
		'one.xz': xz(), 'blocks.xz': xz('--block-size=50000', '--check=crc32'), 'other.xz': xz('--lzma2=lc=0,lp=3,pb=1', '--check=none') };

	for (const [name, buffer] of Object.entries(whole)) {
		const got = await read(page, [{ name, mimeType: 'application/octet-stream', buffer }]);

		ok(got.json === expected && got.notes.length === 0, name + ' is read as what it was made of', JSON.stringify(got.notes));
	}
	const bad = Buffer.from(whole['one.gz']);
	bad[bad.length - 6] ^= 1;
	for (const [name, buffer, least] of [['cut.gz', members.subarray(0, members.length - 2000), 1500], ['bad.gz', bad, 2000], ['cut.xz', whole['blocks.xz'].subarray(0, -8000), 400]]) {
		const got = await read(page, [{ name, mimeType: 'application/octet-stream', buffer }]);

		ok(got.statuses >= least && got.notes[0]?.file === name && got.notes[0].text.startsWith('{file} is cut or damaged'), name + ' is said to be cut; what there was is counted: ' + got.statuses, JSON.stringify(got.notes));
		const lines = /([\d,]+) lines$/;
		is(lines.exec(await page.textContent('#summary [role=alert]'))[1], /([\d,]+)<\/b> lines|([\d,]+) lines/.exec(await page.textContent('#report')).slice(1).find(Boolean), 'as many lines as in the summary');
	}
	ok(/cut\.xz is cut/.test(await page.textContent('#summary [role=alert]')), 'in the page');
}

async function refused() {
	const page = await open();
	const kinds = { zstd: [0x28, 0xb5, 0x2f, 0xfd], bzip2: [0x42, 0x5a, 0x68, 0x39], 'a ZIP archive': [0x50, 0x4b, 3, 4], 'UTF-16': [0xff, 0xfe, 0x41, 0], 'a message of Outlook': [0xd0, 0xcf, 0x11, 0xe0], 'no text': [0, 1, 2, 3] };

	for (const [name, bytes] of Object.entries(kinds)) {
		const other = path.join(work, 'other-' + bytes[0]);

		fs.writeFileSync(other, Buffer.concat([Buffer.from(bytes), Buffer.alloc(100)]));
		await read(page, [other, plain]);
		ok((await page.textContent('#summary [role=alert]')).includes(name), name + ' is named as such');
		ok(/^2,000 statuses/.test(await page.textContent('#summary h3')), 'and keeps no other file back');
	}
	is(page.troubles.join('\n'), '', 'no error in the page');
}

main(async () => {
	fs.writeFileSync(plain, lines);
	await reported();
	await opened();
	await sorted();
	await hours();
	await narrow();
	await packed();
	await refused();
	note('lines of a log: ' + lines.split('\n').length);
	fs.rmSync(work, { recursive: true });
});
