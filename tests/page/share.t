#!/usr/bin/env node
// What is taken out of the page and what is sent: copies, links, titles, reports.
'use strict';

const { execFileSync } = require('node:child_process');

const { build, fs, is, main, ok, open, path, serve, top } = require('./browser.js');

const bounce = '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown';
const focused = (page) => page.evaluate(() => document.activeElement.id);

// Where the page reads a text, and what it makes of it before it is sent.
async function cleaned() {
	const page = await open();
	const cases = [
		['<bob@example.com>: 550 5.1.1 User unknown', '[address]: 550 5.1.1 User unknown'],
		['to=<bob+tag=example.org@sub.example.com>, dsn=5.7.26', 'to=[address], dsn=5.7.26'],
		['"bob the builder"@example.com is unknown', '[address] is unknown'],
		['bob@[192.0.2.1] and bob(at)example.com', '[address] and [address]'],
		['<bob> is no user here', '[address] is no user here'],
		['j\u00f6rg@b\u00fccher.example and \u7528\u6237@\u4f8b\u5b50.\u4e2d\u56fd', '[address] and [address]'],
		['host mx1.example.com[203.0.113.9] said: 554 5.7.1', 'host [host][[IP]] said: 554 5.7.1'],
		['blocked using zen.spamhaus.org; 203.0.113.9', 'blocked using [host]; [IP]'],
		['9.113.0.203.zen.example.org', '[host]'],
		['203-0-113-9 and ec2-203-0-113-9.example.net.', '[IP] and [host].'],
		['from [2001:db8::1] and IPv6:2001:db8:0:0:0:0:0:25 or ::ffff:192.0.2.1', 'from [[IP]] and [IP] or [IP]'],
		['see https://example.com/?ip=203.0.113.9&to=bob for more', 'see [address] for more'],
		['b\u00fccher.example xn--bcher-kva.example sub_1.example.co.uk', '[host] [host] [host]'],
		['421 4.7.0 at 12:34:56 on 2026-11-21, try later', '421 4.7.0 at 12:34:56 on 2026-11-21, try later'],
		['550-5.7.1 and 550 5.7.515, version 3.2', '550-5.7.1 and 550 5.7.515, version 3.2'],
		// Names, where they can be told, and words in the same places that are none.
		['"John O\'Neil" <j@x.example> is unknown', '[name] [address] is unknown'],
		['550 5.1.1 Recipient John O\'Neil <j@x.example> not found', '550 5.1.1 Recipient [name] [address] not found'],
		['Smith, John (john@x.example)\nAna de la Cruz <mailto:a@x.example>', '[name] ([address])\n[name] [address]'],
		['550 Unknown Recipient <j@x.example>, Empf\u00e4nger <j@x.example>, RCPT TO <j@x.example>', '550 Unknown Recipient [address], Empf\u00e4nger [address], RCPT TO [address]'],
		['To: John Smith\nSubject: Re: the house of\n Mary Jones\n550 5.1.1 User unknown', 'To: [text]\nSubject: [text]\n550 5.1.1 User unknown'],
		['> *Von:* Jos\u00e9 M\u00fcller\n\u4ef6\u540d\uff1a\u7530\u4e2d\u3055\u3093', '> *Von: [text]\n\u4ef6\u540d\uff1a [text]'],
		['Dear Mr. Smith,\nyour mail was refused.\nKind regards,\nMary Jones', 'Dear [name],\nyour mail was refused.\nKind regards,\n[name]'],
		['Hi. This is the mail system', 'Hi. This is the mail system'],
		['Remote-MTA: dns; mx\nDiagnostic-Code: smtp; 550 5.7.1 Denied', 'Remote-MTA: dns; mx\nDiagnostic-Code: smtp; 550 5.7.1 Denied'],
	];

	for (const [text, expected] of cases)
		is(await page.evaluate((t) => withoutAddresses(t), text), expected, 'to send: ' + JSON.stringify(text).slice(0, 60));
	const logs = fs.readdirSync(path.join(top, 'tests/logs')).map((name) => fs.readFileSync(path.join(top, 'tests/logs', name), 'utf8')).join('\n').slice(0, 400000);
	const rest = await page.evaluate((t) => withoutAddresses(t), logs);
	is((rest.match(/[\w.]+@[\w-]+\.\w+|\bexample\.(com|net|org)\b|\b\d{1,3}(\.\d{1,3}){3}\b/g) || []).join(), '', 'no address is left of all logs of the tests');
	const took = await page.evaluate(() => {
		const from = performance.now();

		for (const text of ['a.'.repeat(30000), 'a@'.repeat(30000), '1:'.repeat(30000), '"'.repeat(60000), 'x-'.repeat(30000), '::'.repeat(30000), 'Aa '.repeat(30000), 'To: a\n '.repeat(9000), '"A" <'.repeat(9000)])
			withoutAddresses(text.slice(0, SENT_MAX));
		return performance.now() - from;
	});
	ok(took < 500, 'hostile texts take no longer: ' + Math.round(took));
}

async function reported() {
	const plain = await open('#q=' + encodeURIComponent(bounce));

	ok(/^Data \d+\.\d+, checked \d{4}-\d\d-\d\d, source$/.test(await plain.textContent('#trust')), 'at the top: which data, checked when');
	ok(/^Data \d+\.\d+, checked \d{4}-\d\d-\d\d, source: \S/.test(await plain.textContent('#answer .tools .quiet')), 'under an answer as well, with its first source');
	is(await plain.locator(':text("report a wrong"), :text("Send this")').count(), 0, 'no link where there is no address to send to');

	const file = path.join(fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'page-')), 'index.html');
	execFileSync(path.join(top, 'gen/page.sh'), ['table.html', 'languages.json', 'docs/bouncecode.wasm', 'web/bouncecode.map',
		'web/shrink', 'index.recipe', 'web/unpack.wasm']
		.map((name) => path.join(build, name)).concat(file), { env: { ...process.env, REPORT_URL: 'https://project.example/new?kind=data&x="<' } });
	const page = await open(null);
	await page.goto('file://' + file + '#q=' + encodeURIComponent(bounce));
	await page.waitForSelector('#answer .verdict');
	const url = new URL(await page.getAttribute('#answer .tools a:text("report a wrong answer")', 'href'));
	is(url.origin + ' ' + url.searchParams.get('kind'), 'https://project.example data', 'where there is one: it leads there');
	const body = url.searchParams.get('body');
	ok(/^Wrong answer: 550 5\.1\.1 /.test(url.searchParams.get('title')) && /550 5\.1\.1 \[address\]: Recipient address rejected/.test(body) && /Data|\d{4}\.\d/.test(body), 'with the text', body);
	ok(!/bob|example\.com/.test(decodeURIComponent(url.search)), 'but no address');
	await page.fill('#q', 'qwertzuiopq <bob@zzqy.zz>');
	const sending = new URL(await page.getAttribute('#answer a:text("Send this wording")', 'href'));
	ok(/qwertzuiopq \[address\]/.test(sending.searchParams.get('body')), 'a wording that nothing explains can be sent', sending.searchParams.get('body'));
	ok(/names may still be in it/.test(await page.textContent('#answer .tools')), 'beside it: to be read before it is sent');
	is(await page.locator('#trust a').last().getAttribute('href'), 'https://project.example/new?kind=data&x=%22%3C', 'at the top as well');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function copied() {
	const { server, address } = await serve();
	const page = await open(null, { permissions: ['clipboard-read', 'clipboard-write'] });
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	const press = async (place, name) => {
		await page.locator(place + ' .tools button:text("' + name + '")').last().click();
		await page.waitForSelector(place + ' .tools button:text("Copied")');
		return clipboard();
	};

	await page.goto(address + '#q=' + encodeURIComponent(bounce));
	await page.waitForSelector('#wordings > details', { state: 'attached' });
	const text = await press('#answer', 'Copy answer');
	ok(text.startsWith(await page.textContent('#answer h2')), 'an answer as text: its heading', text);
	ok(/\nYou sent one mail: \S.*\nYou run the mail server: \S.*\nYou send to a list: \S/.test(text) && /\nSource:\s+- \S.* <https?:\/\/\S+>/.test(text) && /data \d{4}\.\d+, checked/.test(text), 'what each reader can do, its sources with their addresses, its data', text);
	ok(!/As JSON|Copy |in the table|\{/.test(text), 'and nothing of the page around it');
	await page.fill('#q', '550');
	const unsure = await press('#answer', 'Copy answer'), causes = await page.locator('#answer .causes li').allTextContents();
	ok(causes.length > 1 && causes.every((cause) => cause !== '' && unsure.includes('\n- ' + cause + '\n')), 'of one that is not sure what it could be', unsure);
	await page.fill('#q', bounce);
	const place = await page.evaluate(() => page.engine.ask(encoder.encode(document.getElementById('q').value), 12).place);
	const link = await press('#answer', 'Copy link');
	ok(!/bob/.test(link) && link.startsWith(address + '#'), 'a link to it names nobody', link);

	// Each wording has a link of its own, which leads to it.
	const all = await page.evaluate(() => [...page.named.keys()]);
	const total = await page.evaluate(() => page.count - page.codes.length);
	is(new Set(all).size, total, 'each wording has a name of its own');
	ok(all.every((name) => /^[a-z0-9./-]+$/.test(name)), 'of letters, digits and hyphens', all.find((name) => !/^[a-z0-9./-]+$/.test(name)));
	for (const name of [all[0], all[700], all[all.length - 1]]) {
		const there = await open('#w=' + name);

		await there.waitForFunction(() => document.activeElement.closest('#wordings .group > details[open]'));
		const title = await there.evaluate(() => document.activeElement.querySelector('span').textContent);
		is(await there.evaluate((n) => page.engine.entry(page.named.get(n)).title, name), title, 'a link opens its wording: ' + name);
		await there.waitForTimeout(100);
		is(await there.evaluate(() => location.hash), '#w=' + name, 'and stays');
		is(await there.title(), await there.evaluate(() => [...document.activeElement.querySelectorAll('b, span')].map((e) => e.textContent).join(' ').trim()) + ' – bouncecode', 'its title is that of the page');
		await there.context().close();
	}
	for (const [name, asked] of [['google/550-5.7.1/no-such-name/2', 'google 550 5.7.1 no such name'], ['any/any/qwertzuiopq', 'qwertzuiopq']]) {
		const there = await open('#w=' + name);

		await there.waitForFunction((text) => document.getElementById('q').value === text, asked);
		ok(/^answered/.test(await there.getAttribute('body', 'class')) && await there.isVisible('#answer h2'), 'a name that the list has not is asked for by its words: ' + name);
		await there.context().close();
	}
	await page.goto(address + '#w=' + all[5]);
	await page.waitForFunction(() => document.activeElement.closest('#wordings .group > details[open]'));
	is(await press('#wordings details[open]', 'Copy link'), address + '#w=' + all[5], 'the row copies that link');
	ok((await press('#wordings details[open]', 'Copy answer')).includes(await page.evaluate(() => page.engine.entry(page.named.get(location.hash.slice(3))).title)), 'and its text');
	ok(place >= 0, 'the entry of an answer is known');
	is(page.troubles.join('\n'), '', 'no error in the page');
	server.close();
}

async function keys() {
	const page = await open('', { viewport: { width: 390, height: 844 } });
	const first = await page.title();

	await page.fill('#q', bounce);
	is(await page.title(), (await page.textContent('#answer h2')) + ' – bouncecode', 'the title is that of the answer');
	ok(await page.isVisible('#clear'), 'a button to clear the box, on a phone');
	await page.click('#clear');
	is(await page.inputValue('#q') + await page.title(), first, 'it empties the box, and the title is the first one');
	await page.click('#clear:text("Undo")');
	is(await page.inputValue('#q'), bounce, 'and brings the text back');
	await page.focus('#q');
	await page.keyboard.press('Escape');
	is(await page.inputValue('#q'), '', 'Esc empties it');
	await page.keyboard.press('Escape');
	is(await page.inputValue('#q'), bounce, 'and again brings the text back');
	await page.keyboard.press('Escape');
	await page.keyboard.type('s');
	for (const key of ['Escape', 'Escape'])
		await page.keyboard.press(key);
	is(await page.inputValue('#q'), bounce, 'a letter that was typed since then does not take its place');
	await page.fill('#q', 'mailbox full');
	for (const expected of ['', 'mailbox full', '', bounce, '', 'mailbox full']) {
		await page.keyboard.press('Escape');
		is(await page.inputValue('#q'), expected, 'other words are one of two that come back: ' + expected);
	}
	await page.keyboard.press('Escape');
	await page.reload();
	await page.waitForSelector('#wordings > details', { state: 'attached' });
	await page.focus('#q');
	await page.keyboard.press('Escape');
	is(await page.inputValue('#q'), bounce, 'also after a reload');
	await page.evaluate(() => { location.hash = '#550-5.7.1'; });
	await page.waitForFunction(() => /^550 5\.7\.1 /.test(document.title));
	ok(true, 'the title is that of a row that a link opened');
	await page.fill('#q', '452 4.2.2');
	ok(/^452 4\.2\.2 /.test(await page.title()), 'and of the next answer');
	await page.uncheck('#slash');
	await page.focus('#filters [type=reset]');
	await page.keyboard.press('/');
	ok(await focused(page) !== 'q', '/ can be switched off');
	await page.reload();
	await page.waitForSelector('#wordings > details', { state: 'attached' });
	ok(!(await page.isChecked('#slash')), 'and stays so');
	await page.check('#slash');
	await page.focus('#filters [type=reset]');
	await page.keyboard.press('/');
	is(await focused(page), 'q', 'and on again');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

main(async () => {
	await cleaned();
	await reported();
	await copied();
	await keys();
});
