#!/usr/bin/env node
// What must hold in another browser: answers, what its network sees, the keyboard,
// the width of a telephone, and logs.
'use strict';

const os = require('node:os');
const zlib = require('node:zlib');
const { command, fs, is, mainInFirefox, ok, path, serve, top } = require('./browser.js');

const bounce = '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown';
const lines = 'to=<bob@example.com>\n550 5.2.2 Mailbox full';

let firefox, served;

async function open(where) {
	const page = await firefox.newPage();

	page.troubles = [];
	page.requests = [];
	page.on('pageerror', (error) => page.troubles.push(error.stack));
	page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
	page.on('request', (request) => /^(data|blob):/.test(request.url()) || page.requests.push(request.url().replace(/#.*/, '')));
	await page.setViewport({ width: 1280, height: 900 });
	await page.goto(where);
	await page.waitForSelector('#wordings > details');
	return page;
}

const text = (page, selector) => page.$eval(selector, (e) => e.textContent);
const boxed = (page) => page.$eval('#q', (e) => e.value);

// As by pasting: all at once.
async function fill(page, said) {
	await page.$eval('#q', (box, value) => {
		box.value = value;
		box.dispatchEvent(new InputEvent('input', { bubbles: true }));
	}, said);
}

async function reload(page) {
	await page.reload();
	await page.waitForSelector('#wordings > details');
}

async function answers() {
	const page = await open(served.address + '#q=' + encodeURIComponent(bounce));
	const told = JSON.parse(command(['--format=json', bounce]));

	is(await text(page, '#answer h2'), '550 5.1.1 ' + told.title, 'a bounce: the title that the command gives');
	is(await text(page, '#answer .verdict .badge'), told.bounce, 'and its verdict');
	is(await page.$$eval('#answer mark', (marks) => marks.length > 0), true, 'what decided is marked');
	is(await page.title(), (await text(page, '#answer h2')) + ' – bouncecode', 'the title of the page is that of the answer');
	await page.focus('#q');
	await page.keyboard.press('Escape');
	is(await boxed(page), '', 'Esc empties the box');
	await page.keyboard.press('Escape');
	is(await boxed(page), bounce, 'and again brings the text back');
	await page.keyboard.press('Enter');
	is(await page.evaluate(() => document.activeElement.textContent), await text(page, '#answer h2'), 'Enter goes to the answer');
	await page.keyboard.press('/');
	is(await page.evaluate(() => document.activeElement.id), 'q', '/ goes back to the box');
	await page.keyboard.press('Escape');
	await page.keyboard.type('mialbox full');
	is(await text(page, '#answer .hits b'), '5.2.2', 'words with a typo, key by key');
	is(page.requests.join(), served.address, 'one request in all, for the page itself');
	is(page.troubles.join('\n'), '', 'no error in the page');
	await page.close();
}

// The log of a server, as in address.t.
async function privacy() {
	const { log } = served;
	const page = await open(served.address + '?q=' + encodeURIComponent(bounce));

	is(await page.evaluate(() => location.search), '', '?q= moves to the fragment');
	is(await boxed(page), bounce, 'and is answered');
	log.length = 0;
	await reload(page);
	is(await boxed(page), bounce, 'a reload: the text is there');
	await fill(page, lines);
	await reload(page);
	is(await boxed(page), lines, 'a draft of several lines as well');
	is(await page.evaluate(() => location.hash + location.search), '', 'which is not in the address');
	is([...new Set(log)].join('\n'), '/codes/ -', 'the log of the server holds the path alone');
	await page.evaluate(() => { location.hash = '#550-5.7.1'; });
	await page.waitForFunction(() => document.activeElement.querySelector('b')?.textContent === '550 5.7.1');
	is(await boxed(page), lines, 'a link to a code: the text stays');
	await page.evaluate(() => { location.hash = '#q=452+4.2.2'; });
	await page.waitForFunction(() => document.getElementById('q').value === '452 4.2.2');
	await page.evaluate(() => history.go(-2));
	await page.waitForFunction((t) => document.getElementById('q').value === t && location.hash === '', {}, lines);
	ok(true, 'the way back brings the draft');
	is(await page.evaluate(() => document.cookie + localStorage.length), '0', 'nothing is stored beside the history');
	is(page.troubles.join('\n'), '', 'no error in the page');
	await page.close();
}

async function narrow() {
	const page = await open(served.address + '#q=' + encodeURIComponent(bounce));

	await page.setViewport({ width: 320, height: 844 });
	is(await page.evaluate(() => innerWidth + ' ' + (document.documentElement.scrollWidth - document.documentElement.clientWidth)), '320 0', '320 px: nothing to scroll sideways');
	await page.close();
}

async function logs() {
	const work = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
	const log = fs.readFileSync(path.join(top, 'tests/logs/mail.log')), packed = path.join(work, 'mail.log.gz');
	const told = JSON.parse(command(['--summary', '--format=json'], log).toString().split('\n')[0]);
	const page = await open(served.address);

	fs.writeFileSync(packed, Buffer.concat([zlib.gzipSync(log), zlib.gzipSync(log)]));
	for (const [file, times] of [[path.join(top, 'tests/logs/mail.log'), 1], [packed, 2]]) {
		await (await page.$('#files')).uploadFile(file);
		await page.waitForFunction((n) => document.getElementById('report')?.textContent.startsWith(n + ' lines'), {}, told.count * times);
		ok(true, path.basename(file) + ': the lines that the command counts');
	}
	ok(/Accepted2 25.0.%[^]*Failed4 /.test(await text(page, '#report')), 'with the totals of both members');
	is(page.requests.join(), served.address, 'nothing is sent');
	is(page.troubles.join('\n'), '', 'no error in the page');
	await page.close();
	fs.rmSync(work, { recursive: true });
}

mainInFirefox(async (started) => {
	firefox = started;
	served = await serve();
	await answers();
	await privacy();
	await narrow();
	await logs();
	served.server.close();
});
