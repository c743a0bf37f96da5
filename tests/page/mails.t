#!/usr/bin/env node
// Bounce e-mails in the page: of each report in the standard form the answers of
// the command, and files that are dropped.
'use strict';

const os = require('node:os');

const { command, fs, is, main, ok, open, path, top } = require('./browser.js');

const directory = path.join(top, 'tests/mails');

// "failed a@example.net 550 5.1.1 bad-mailbox hard"
function line(kind, recipient, record) {
	return [kind, recipient, record.code, record.category, record.bounce].join(' ');
}

function byCommand(file) {
	return command(['--mail', '--format=json', file]).toString().split('\n').filter((text) => text !== '')
		.map((text) => JSON.parse(text)).map((record) => line(record.report, record.recipient, record)).join('\n');
}

const inPage = (page, bytes) => page.evaluate((text) => readMail(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))
	.map(({ who, action, record, text: told }) => ({ who, action, record, told: decoder.decode(told) })), bytes.toString('base64'));

const STANDARD = /^Content-Type:\s*message\/(global-)?delivery-status/im;

async function standard(page) {
	let n = 0;

	for (const name of fs.readdirSync(directory).filter((file) => file.endsWith('.eml'))) {
		const bytes = fs.readFileSync(path.join(directory, name));

		if (!STANDARD.test(bytes.toString('latin1')))
			continue;
		const found = await inPage(page, bytes);
		n++;
		is(found.map((f) => line(f.action, f.who, f.record)).join('\n'), byCommand(path.join(directory, name)), name);
		for (const f of found)
			for (const m of f.record.matched)
				ok(m.offset + m.length <= Buffer.byteLength(f.told), 'with evidence in what was told');
	}
	ok(n > 40, n + ' reports');
}

async function dropped(page) {
	const report = path.join(directory, '003-postfix-two-recipients.eml');

	await page.setInputFiles('#files', [report]);
	await page.waitForSelector('#answer .rows details');
	is(await page.textContent('#answer h2'), '2 recipients are reported on', 'a mail that is dropped: its recipients');
	await page.locator('#answer .rows summary').first().click();
	await page.waitForSelector('#answer .rows .verdict');
	ok((await page.locator('#answer .rows mark').count()) > 0, 'each opens to the answer, with its evidence');
	ok(await page.locator('#reading').isHidden(), 'and it is not read as a log');

	await page.fill('#q', fs.readFileSync(report, 'utf8'));
	is(await page.textContent('#answer h2'), '2 recipients are reported on', 'one that is pasted as well');

	await page.setInputFiles('#files', [report, path.join(top, 'tests/logs/mail.log')]);
	await page.waitForSelector('#summary h3');
	ok(/statuses/.test(await page.textContent('#summary h3')), 'a log beside it is a log');

	const work = fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), bad = path.join(work, 'bad.eml');
	const head = 'From: a@b.example\nTo: c@d.example\nDate: now\nMIME-Version: 1.0\n';
	fs.writeFileSync(bad, head + 'Content-Type: multipart/report; boundary="x"\n\n--x\nContent-Type: message/delivery-status\n' +
		'Content-Transfer-Encoding: base64\n\n%%%=A\n--x--\n');
	await page.setInputFiles('#files', [bad]);
	await page.waitForFunction(() => document.querySelector('#answer h2').textContent === 'No mail says anything of a delivery');
	ok(true, 'a broken mail says nothing');
	fs.rmSync(work, { recursive: true });
}

main(async () => {
	const page = await open();

	await standard(page);
	await dropped(page);
	is(page.troubles.join('\n'), '', 'no error in the page');
});
