#!/usr/bin/env node
// Bounce e-mails in the page: of each the answers of the command, in whatever
// form they are pasted or dropped.
'use strict';

const { spawnSync } = require('node:child_process');
const os = require('node:os');

const { build, command, fs, is, main, ok, open, path, top } = require('./browser.js');

const directory = path.join(top, 'tests/mails');

// "failed a@example.net 550 5.1.1 bad-mailbox hard"
function line(kind, recipient, record) {
	return [kind, recipient || '', record.code, record.category, record.bounce].join(' ');
}

function byCommand(file) {
	return command(['--mail', '--format=json', file]).toString().split('\n').filter((text) => text !== '')
		.map((text) => JSON.parse(text)).map((record) => line(record.report, record.recipient, record)).join('\n');
}

const inPage = (page, bytes) => page.evaluate((text) => readMail(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))
	.map(({ who, action, record, text: told }) => ({ who, action, record, told: decoder.decode(told) })), bytes.toString('base64'));

// What the page answers otherwise, and why.
const KNOWN = {
	'063-aol-not-accepting-from.eml': 'names without a domain are not looked for',
	'152-groupwise-names.eml': 'nor are these',
	'074-biglobe.eml': 'a heading ends what is said',
	'126-forward-asking-help.eml': 'what somebody passes on is answered',
};

async function all(page) {
	let n = 0;

	for (const name of fs.readdirSync(directory).filter((file) => file.endsWith('.eml'))) {
		const found = await inPage(page, fs.readFileSync(path.join(directory, name)));
		const got = found.map((f) => line(f.action, f.who, f.record)).join('\n'), expected = byCommand(path.join(directory, name));

		n += found.length;
		if (name in KNOWN)
			ok(got !== expected, name + ': otherwise, as ' + KNOWN[name]);
		else
			is(got, expected, name);
		ok(found.every((f) => f.record.matched.every((m) => m.offset + m.length <= Buffer.byteLength(f.told))),
			'with evidence in what was told');
	}
	ok(n > 150, n + ' recipients');
}

// ---- in other forms

const HEAD = 'From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: anna@sender.example\nSubject: Undelivered Mail\n' +
	'Date: Mon, 3 Jun 2024 10:00:00 +0200\nMIME-Version: 1.0\n';
const NOTICE = 'Your message could not be delivered.\n\n<bob@shop.example>: host mx.shop.example said: 552 5.2.2 Mailbox is full\n\n' +
	'<eve@shop.example>: host mx.shop.example said: 550 5.1.1 User unknown\n';
const TWO = 'failed bob@shop.example 552 5.2.2 mailbox-full soft\nfailed eve@shop.example 550 5.1.1 bad-mailbox hard';
const encoded = (text) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
const quoted = (text) => text.replace(/^/gm, '> ');
const picture = 'Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n' + encoded('550 5.7.1 '.repeat(5000)) + '\n';
const FORMS = {
	'as it is': HEAD + '\n' + NOTICE,
	'CR LF': (HEAD + '\n' + NOTICE).replace(/\n/g, '\r\n'),
	'base64': HEAD + 'Content-Transfer-Encoding: base64\n\n' + encoded(NOTICE),
	'quoted-printable': HEAD + 'Content-Transfer-Encoding: quoted-printable\n\n' + NOTICE.replace(/ said/g, '=\n=20said').replace(/@/g, '=40'),
	'beside a long picture': HEAD + 'Content-Type: multipart/mixed; boundary=b\n\n--b\n' + picture + '--b\nContent-Type: text/plain\n\n' +
		NOTICE + '--b--\n',
	'HTML': HEAD + 'Content-Type: text/html\n\n<html><style>b{}</style><pre>' + NOTICE.replace(/</g, '&lt;') + '</pre></html>',
	'passed on by Outlook': 'Can you help?\n\n-----Original Message-----\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\n' +
		'Sent: Monday, June 3, 2024 10:00\nTo: Anna <anna@sender.example>\nSubject: Undelivered Mail\n\n' + NOTICE,
	'passed on in German': 'Was tun?\n\nVon: Mail Delivery System <MAILER-DAEMON@mx.example>\n' +
		'Gesendet: Montag, 3. Juni 2024 10:00\nAn: Anna <anna@sender.example>\nBetreff: Undelivered Mail\n\n' + NOTICE,
	'quoted': quoted(NOTICE),
	'quoted with its header': quoted(HEAD + '\n' + NOTICE),
	'body alone': NOTICE,
};

async function forms(page) {
	for (const [name, text] of Object.entries(FORMS)) {
		is((await inPage(page, Buffer.from(text))).map((f) => line(f.action, f.who, f.record)).join('\n'), TWO, name);
		await page.fill('#q', text);
		// A long text is read as a file is, which takes its time.
		await page.waitForFunction(() => document.querySelector('#answer h2').textContent !== 'For example');
		is(await page.textContent('#answer h2'), '2 recipients are reported on', name + ', pasted');
	}
	await page.fill('#q', 'From: anna@sender.example\nTo: help@sender.example\nSubject: Is this bad?\n\nIt says:\n' +
		'> 552 5.2.2 Mailbox is full\n');
	is(await page.textContent('#answer h2'), 'No report of a delivery itself; what its text says:', 'a question that quotes an answer');
	is(await page.textContent('#answer .rows summary b'), '552 5.2.2', 'has that answer');
	await page.fill('#q', fs.readFileSync(path.join(top, 'tests/logs/mail.log'), 'utf8').slice(0, 4000));
	ok(!/reported on/.test(await page.textContent('#answer h2')), 'a piece of a log is no mail');
}

async function files(page) {
	const work = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
	const mail = FORMS['as it is'], status = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; bob@shop.example\n' +
		'Action: failed\nStatus: 5.2.2\n\nFinal-Recipient: rfc822; eve@shop.example\nAction: failed\nStatus: 5.1.1\n';
	const swapped = Buffer.from('\ufeff' + mail, 'utf16le').swap16();
	const all = { 'UTF-16': Buffer.from('\ufeff' + mail, 'utf16le'), 'UTF-16 of the other order': swapped, 'the part for machines': status };

	for (const [name, bytes] of Object.entries(all)) {
		const file = path.join(work, 'a.eml');

		fs.writeFileSync(file, bytes);
		await page.fill('#q', '');
		await page.setInputFiles('#files', [file]);
		await page.waitForFunction(() => /reported on|statuses/.test(document.body.innerText));
		is(await page.textContent('#answer h2'), '2 recipients are reported on', name + ', dropped');
	}
	fs.rmSync(work, { recursive: true });
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

	await page.fill('#q', fs.readFileSync(path.join(directory, '103-yahoo-arf-abuse.eml'), 'utf8'));
	is(await page.textContent('#answer .rows summary span'), 'a recipient complained: mail him no more', 'a complaint is told as one');

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

// A chosen mail takes the place of what was typed.
async function chosen(page) {
	const file = (name, text) => ({ name, mimeType: 'message/rfc822', buffer: Buffer.from(text) });
	const report = HEAD + 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nYour message could not be delivered.\n';
	const group = (i) => `\nFinal-Recipient: rfc822; u${i}@shop.example\nAction: failed\nStatus: 5.1.1\n`;
	const status = (n) => '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n' + Array.from({ length: n }, (none, i) => group(i)).join('');
	const attached = '--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n' + encoded('x'.repeat(2300000)) + '\n';
	const rows = () => page.locator('#answer .rows > details').count();

	await page.fill('#q', '452 4.2.2');
	await page.setInputFiles('#files', [file('many.eml', report + status(1500))]);
	await page.waitForFunction(() => /1500 recipients/.test(document.querySelector('#answer h2').textContent));
	is(await page.inputValue('#q') + await page.title(), '1500 recipients are reported on – bouncecode', 'its title is that of the page, the box is empty');
	is(await page.evaluate(() => document.activeElement.textContent), '1500 recipients are reported on', 'the focus goes to the answer');
	is(await rows(), 200, 'of 1500 recipients the first 200');
	await page.click('#answer button:text("Show all 1500")');
	is((await rows()) + ' ' + await page.evaluate(() => /u200@/.test(document.activeElement.textContent)), '1500 true', 'and all, with the focus on the first new one');
	await page.click('#clear');
	is(await page.inputValue('#q'), '452 4.2.2', 'what was typed comes back');

	const limit = 'it is a report, but only its beginning was read';
	const cut = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), 'cut.eml');
	fs.writeFileSync(cut, report + attached + status(1));
	await page.setInputFiles('#files', [cut]);
	await page.waitForFunction((text) => document.querySelector('#answer .rows summary')?.textContent.includes(text), limit).catch(() => {});
	ok((await page.textContent('#answer .rows')).includes(limit), 'a report that is too long is said to be one', await page.textContent('#answer'));
	ok(spawnSync(path.join(build, 'bouncecode'), ['--mail', cut], { encoding: 'utf8' }).stderr.includes(limit), 'as by the command');
	fs.rmSync(path.dirname(cut), { recursive: true });
}

main(async () => {
	const page = await open();

	await all(page);
	await forms(page);
	await files(page);
	await dropped(page);
	await chosen(page);
	is(page.troubles.join('\n'), '', 'no error in the page');
});
