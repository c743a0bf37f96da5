#!/usr/bin/env node
// What is typed reaches no server: the page as one sees it in its log, reloads,
// the way back and forward, and links.
'use strict';

const { is, main, ok, open, serve } = require('./browser.js');

const bounce = '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown';
const lines = 'to=<bob@example.com>, relay=mx.example.com\n550 5.2.2 Mailbox full\n\nalice@example.net';

const ready = (page) => page.waitForSelector('#wordings > details', { state: 'attached' });
const boxed = (page, text) => page.waitForFunction((t) => document.getElementById('q').value === t, text);

async function reload(page) {
	await page.reload();
	await ready(page);
}

async function logged() {
	const { log, server, address } = await serve();
	const page = await open(null);

	await page.goto(address);
	await ready(page);
	await page.fill('#q', bounce);
	await page.waitForFunction(() => location.hash !== '');
	await reload(page);
	is(await page.inputValue('#q'), bounce, 'a reload: the text is there');
	ok(/Address does not exist|User unknown|mailbox/i.test(await page.textContent('#answer h2')), 'with its answer');
	await page.fill('#q', '452 4.2.2');
	await reload(page);
	is(await page.inputValue('#q'), '452 4.2.2', 'what was typed just before as well');
	await page.fill('#q', '452 4.2.1');
	await page.fill('#q', '550 5.7.1');
	await reload(page);
	is(await page.inputValue('#q'), '550 5.7.1', 'and what was typed at once behind that');
	await page.fill('#q', lines);
	await reload(page);
	is(await page.inputValue('#q'), lines, 'a draft of several lines');
	is(await page.evaluate(() => location.hash + location.search), '', 'which is not in the address');
	await page.fill('#q', 'x'.repeat(301) + ' 550 5.1.1');
	await reload(page);
	is((await page.inputValue('#q')).length, 311, 'a long one');
	is(await page.evaluate(() => location.hash), '', 'which is not in the address either');
	await page.fill('#q', '');
	await reload(page);
	is(await page.inputValue('#q'), '', 'an emptied box stays empty');
	is([...new Set(log)].join('\n'), '/codes/ -', 'after all that the log of the server holds the path alone');
	is(log.length, 7, 'of each reload');

	await page.goto(address + '?lang=en&q=550+5.1.1+%3Cbob%40example.com%3E');
	is(await page.evaluate(() => location.search + location.hash), '?lang=en#q=550+5.1.1+%3Cbob%40example.com%3E', '?q= moves to the fragment at once');
	await ready(page);
	is(await page.inputValue('#q'), '550 5.1.1 <bob@example.com>', 'and is answered');
	log.length = 0;
	await reload(page);
	is(log.join(), '/codes/?lang=en -', 'a reload tells nothing of it');
	is(await page.inputValue('#q'), '550 5.1.1 <bob@example.com>', 'and has it');
	const state = await page.evaluate(() => Object.keys(sessionStorage).length + document.cookie.length);
	is(state, 0, 'nothing is stored beside the history');
	server.close();
}

async function travelling() {
	const page = await open('#q=550+5.1.1');

	is(await page.textContent('#answer .badge'), 'hard', '#q= asks');
	await page.evaluate(() => { location.hash = '#550-5.7.1'; });
	await page.waitForFunction(() => document.activeElement.querySelector('b')?.textContent === '550 5.7.1');
	is(await page.inputValue('#q'), '550 5.1.1', 'a link to a code: the text stays');
	await page.evaluate(() => { location.hash = '#q=452%204.2.2'; });
	await boxed(page, '452 4.2.2');
	is(await page.textContent('#answer .badge'), 'soft', 'a new text in the address is answered');
	await page.fill('#q', lines);
	await page.waitForFunction(() => location.hash === '');
	await page.goBack();
	await boxed(page, '550 5.1.1');
	is(await page.evaluate(() => location.hash), '#550-5.7.1', 'back: the code');
	await reload(page);
	is(await page.inputValue('#q'), '550 5.1.1', 'a reload has both: the text');
	await page.waitForFunction(() => document.activeElement.querySelector('b')?.textContent === '550 5.7.1');
	ok(true, 'and the code');
	await page.goBack();
	is(await page.evaluate(() => location.hash), '#q=550+5.1.1', 'back: the first text');
	await page.goForward();
	await page.goForward();
	await boxed(page, lines);
	is(await page.textContent('#answer .lines h2, #answer h2'), await page.textContent('#answer h2'), 'forward: the draft');
	is(page.troubles.join('\n'), '', 'no error in the page');

	const untouched = await open('');
	await untouched.evaluate(() => { location.hash = '#5.7.26'; });
	await untouched.fill('#q', '550 5.1.1');
	await untouched.waitForFunction(() => location.hash === '#q=550+5.1.1');
	await untouched.goBack();
	await boxed(untouched, '');
	ok(await untouched.isVisible('#start'), 'back to where nothing was asked: the examples');
	is(untouched.troubles.join('\n'), '', 'no error in the page');
}

main(async () => {
	await logged();
	await travelling();
});
