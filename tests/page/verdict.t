#!/usr/bin/env node
// The verdict: three readers, plain words, how sure it is; and several lines, which
// are answered one by one.
'use strict';

const { command, is, main, ok, open } = require('./browser.js');

const READERS = ['You sent one mail', 'You run the mail server', 'You send to a list'];

const text = (page, selector) => page.textContent(selector);

// What the page tells, as label and text.
const told = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('#answer .verdict dt')]
	.map((dt) => [dt.textContent, dt.nextElementSibling.textContent])));

// The same of the command's text.
function said(query, label) {
	const lines = command([query], '').toString().split('\n');
	const at = lines.findIndex((line) => line.startsWith('  ' + label.padEnd(11)));

	return at < 0 ? null : lines[at].slice(13);
}

async function readers(page) {
	for (const query of ['552 5.2.2', '550 5.1.1', '450 4.1.1 user unknown', '550 5.7.133', 'TSS04', '550']) {
		await page.fill('#q', query);
		const got = await told(page);

		is(READERS.map((reader) => got[reader]).join('|'),
			['One mail', 'Server', 'List'].map((label) => said(query, label)).join('|'),
			query + ': three readers are told what the command tells them');
		ok(!/(fix-|slow-down|vendor-code|provider-phrase|bad-mailbox|recipient-refused|mailbox-full)/.test(
			await page.evaluate(() => [...document.querySelectorAll('#answer > :not(.json)')].map((e) => e.textContent).join(' '))),
		query + ': no names for programs outside of JSON');
	}
	await page.fill('#q', '450 4.1.1 user unknown');
	ok(/AdviceOnce it is sure that the address is dead: /.test(await text(page, '#answer')),
		'what an entry of dead addresses advises is for later where the address is not dead');
}

async function certainty(page) {
	await page.fill('#q', '550 5.1.1');
	ok(await page.isVisible('#answer .verdict.hard') && await page.locator('#answer .causes').count() === 0,
		'what is sure has its colour, and could be nothing else');
	ok(/^High: /.test((await told(page))['How sure']), 'and says how sure');
	for (const query of ['550', '554', '550 5.7.1']) {
		await page.fill('#q', query);
		ok(await page.isVisible('#answer .verdict.unsure') && await page.locator('#answer .hard, #answer .verdict.block').count() === 0,
			query + ' is in a colour that judges nothing');
		const causes = await page.locator('#answer .causes a').allTextContents();
		is(causes[0], said(query, 'Could be'), query + ': the likeliest cause first, as in the command');
		ok(causes.length > 2 && (await told(page))['What it is'] === undefined, query + ': it could be several things');
	}
	await page.waitForFunction(() => page.wordings);
	await page.click('#answer .causes a >> nth=0');
	is(await page.inputValue('#filters select[name=category]'), 'blocklisted', 'a cause leads to its entries in the table');
	await page.evaluate(() => byId('filters').reset());
}

async function headings(page) {
	await page.fill('#q', 'delivery temporarily suspended: connect to mx.example.com[192.0.2.1]:25: Connection timed out');
	ok(!/\d/.test(await text(page, '#answer h2')), 'a heading has no code that the text does not show');
	await page.fill('#q', 'Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints');
	ok(!/TSS04/.test(await text(page, '#answer h2')), 'nor a private one');
	await page.fill('#q', 'TSS04');
	ok(/^TSS04/.test(await text(page, '#answer h2')), 'but for one that is asked for');
}

const LOG = 'Nov 21 10:00:00 mx postfix/smtp[1]: 4F2A1: to=<a@example.com>, relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=5.7.1, ' +
	'status=bounced (host mx.example.net[192.0.2.1] said: 554 5.7.1 blocked using zen.spamhaus.org (in reply to RCPT TO command))';
const OTHER = LOG.replace('4F2A1', '4F2A2').replace(/554 5.7.1.*spamhaus.org/, '550 5.1.1 The email account does not exist - gsmtp').replace('dsn=5.7.1', 'dsn=5.1.1');

// Of several servers, with the codes that each shows; and one reply, in several lines.
const SEVERAL = [
	['550 5.7.26 unauthenticated google.com\n550 5.7.1 blocked using zen.spamhaus.org', '550 5.7.26,550 5.7.1'],
	['host a.example said: 550 5.1.1 User unknown\nhost b.example said: 554 5.7.1 blocked using zen.spamhaus.org\nhost c said 452 4.2.2 mailbox full', '550 5.1.1,554 5.7.1,452 4.2.2'],
	['User unknown\nblocked using zen.spamhaus.org\nMailbox full', '–,spamhaus-zen,–'],
	['5.1.1\n5.7.1\n4.2.2', '5.1.1,5.7.1,4.2.2'],
	['550\n554\n421', '550,554,421'],
	['550-5.7.26 This mail has been blocked because\n550-the sender is unauthenticated.\n550 5.7.26 gsmtp\n452 4.2.2 Mailbox full', '550 5.7.26,452 4.2.2'],
];
const ONE = [
	'550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n550 5.7.26 gsmtp',
	'550-Verification failed for <ann@example.com>\n550-Response: 550 5.1.1 User unknown\n550 Sender verify failed',
	'550 User unknown\n550 5.1.1 ann@example.com',
	'host mx.example.com said: 550\n5.7.1 Blocked by policy (in reply to end of DATA command)',
	'554 5.7.1 Service unavailable; Client host [192.0.2.1]\nblocked using zen.spamhaus.org;\nhttps://www.spamhaus.org/query/ip/192.0.2.1',
	'550 5.1.1 User unknown\n550 5.1.1 User unknown',
];

async function lines(page) {
	const rows = () => page.locator('#answer .rows > details').count();

	await page.fill('#q', LOG + '\n' + OTHER);
	is(await rows(), 2, 'two lines of a log are two answers');
	is(await page.locator('#answer > .verdict').count(), 0, 'and no verdict of both');
	await page.fill('#q', LOG + '\n' + LOG.replace('a@', 'b@'));
	is(await rows(), 2, 'also where they say the same');
	await page.fill('#q', LOG.replace(' said: ', ' said:\n    ') + '\n' + OTHER);
	is(await rows(), 2, 'a line that is wrapped is one');
	await page.click('#answer .rows summary >> nth=0');
	ok(/Spamhaus/.test(await text(page, '#answer .rows details >> nth=0')) && !/Google/.test(await text(page, '#answer .rows details >> nth=0')),
		'and is answered by both of its pieces, and by no other line');
	await page.fill('#q', LOG.replace(' said: ', ' said:\n    '));
	is(await page.locator('#answer > .verdict').count(), 1, 'one that is wrapped, alone, is one text');
	await page.fill('#q', '421 4.7.0 Try again later\n550 5.1.1 User unknown');
	is(await rows(), 2, 'replies with two codes are of two servers');
	for (const [text, expected] of SEVERAL) {
		await page.fill('#q', text);
		is((await page.locator('#answer .rows summary b').allTextContents()).join(), expected, 'each by itself: ' + text.replace(/\n/g, ' / '));
	}
	for (const text of ONE) {
		await page.fill('#q', text);
		is((await rows()) + ' ' + await page.locator('#answer .verdict').count(), '0 1', 'one: ' + text.replace(/\n/g, ' / '));
	}
	await page.fill('#q', 'Your message could not be delivered.\n\n<ann@example.com>: host mx.example.com said: 550 5.1.1\n    User unknown\n' +
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown\nStatus: 5.1.1');
	is(await page.locator('#answer > .verdict').count(), 1, 'a bounce is one text');
}

main(async () => {
	const page = await open();

	await readers(page);
	await certainty(page);
	await headings(page);
	await lines(page);
	is(page.troubles.join('\n'), '', 'no error in the page');
});
