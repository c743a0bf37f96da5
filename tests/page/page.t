#!/usr/bin/env node
// What the page does: answers, hits, links, filters, logs.
'use strict';

const os = require('node:os');

const { address, fs, is, main, ok, open, path, top } = require('./browser.js');

const text = (page, selector) => page.textContent(selector);

async function answers() {
	const page = await open();

	await page.fill('#q', '552 5.2.2');
	is(await text(page, '#answer h2'), '552 5.2.2 Mailbox full', 'a code: its title');
	is(await text(page, '#answer .verdict .badge'), 'soft', 'the verdict in words');
	ok(/may get through later.*calls it permanent/.test(await text(page, '#answer .verdict p')), 'and what speaks against it');
	ok(/You sent one mailTell the person.*Whose faultThe address/.test(await text(page, '#answer .verdict')), 'what to do, and whose fault it is');
	is(await page.locator('#answer .evidence').count(), 0, 'a code alone is its own evidence');
	is(await page.getAttribute('#answer dd li a', 'rel'), 'noopener noreferrer', 'sources are links that tell nobody');

	const bounce = 'h\u00f4te \u{1f4e7} said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org';
	await page.fill('#q', bounce);
	is(await page.locator('#answer mark').allTextContents().then((marks) => marks.join(' ')), '554 5.7.1 zen.spamhaus.org',
		'a bounce: what decided is marked, behind characters of more than one byte');
	is(await text(page, '#answer pre'), bounce, 'in the text as it was pasted');
	is(await page.locator('#answer dd a[href="https://check.spamhaus.org"]').first().textContent(), 'https://check.spamhaus.org', 'with the removal form');
	await page.click('#answer .json summary');
	is(await page.textContent('#answer .json pre').then((json) => JSON.parse(json).blocklist), 'spamhaus-zen', 'and the record as JSON');

	await page.fill('#q', 'User unknown joe@example.org');
	ok(/unknown/i.test(await text(page, '#answer h2')), 'a few words with an address are a text, not a search');

	await page.fill('#q', 'mialbox full');
	is(await text(page, '#answer .hits b'), '5.2.2', 'words with a typo: the best hit first');
	ok((await page.locator('#answer .hits mark').count()) > 1, 'with the words marked');
	await page.click('#answer .hits summary');
	ok(/Send again later/.test(await text(page, '#answer .hits details > div')), 'a hit opens to all that is known');
	const first = await page.locator('#answer .hits > li').count();
	await page.click('#answer > button');
	ok((await page.locator('#answer .hits > li').count()) > first, 'all hits can be shown');

	await page.fill('#q', 'qwertzuiopq');
	ok(/^Nothing is known/.test(await text(page, '#answer h2')), 'what is not known');
	await page.fill('#q', '');
	ok(await page.isVisible('#start'), 'an empty box shows the examples');
	await page.click('#start button');
	is(await text(page, '#answer h2'), '552 5.2.2 Mailbox full', 'which can be tried');

	const log = fs.readFileSync(path.join(top, 'tests/logs/mail.log'), 'utf8');
	await page.fill('#q', log);
	is(await text(page, '#answer h2'), '4 lines report a status', 'lines of a log are answered one by one');
	await page.locator('#answer .rows summary').nth(2).click();
	await page.waitForSelector('#answer .rows .verdict');
	ok((await page.locator('#answer .rows mark').allTextContents()).includes('550'), 'each with its evidence');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function links() {
	let page = await open('?q=550+5.1.1');
	is(await text(page, '#answer .badge'), 'hard', '?q= asks');
	await page.fill('#q', 'spf fail');
	await page.waitForFunction(() => location.hash === '#q=spf+fail');
	is(await page.evaluate(() => location.search), '', 'and the fragment says what was asked');

	page = await open('#5.7.26');
	const row = page.locator('details:has(> [id="5.7.26"])');
	ok(await row.evaluate((details) => details.open), '#5.7.26 opens its part');
	ok(/More than one authentication check/.test(await row.textContent()), 'with what is known');
	const box = await row.boundingBox();
	ok(box.y >= 0 && box.y < 500, 'in sight');
	is(await page.evaluate(() => document.activeElement.querySelector('b').textContent), '5.7.26', 'with the focus');
	await page.waitForTimeout(500);
	is(await page.evaluate(() => location.hash), '#5.7.26', 'and the address stays');
	await page.evaluate(() => { location.hash = '#550%205.1.1'; });
	await page.waitForFunction(() => document.activeElement.querySelector('b')?.textContent === '550 5.1.1');
	ok(true, 'a code with a blank is found as well');
	page = await open('#5.7.998');
	await page.waitForSelector('#answer .code');
	is(await text(page, '#answer .code'), '5.7.998', 'a code that has no part is asked for');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function filters() {
	const page = await open();
	const counts = async () => (await text(page, '#count')).match(/\d+/g).map(Number);
	const [, codes, , wordings] = await counts();

	is((await counts()).join(), [codes, codes, wordings, wordings].join(), 'all at first');
	is(await page.evaluate('page.codes.filter(({ details }, place) => idOf(page.engine.entry(place).code) !== ' +
		'details.lastElementChild.id).length'), 0, 'each row is that of its entry');
	is((await page.locator('#codes > .group > details > summary > b').allTextContents()).slice(0, 3).join(), '500,501,502',
		'codes stand first, classes behind them');
	is(await page.locator('#codes > .group > summary h3').allTextContents().then((all) => all.slice(0, 4).map((title) => title.slice(0, 3)).join()),
		'5xx,4xx,2xx,3xx', 'grouped by class');
	const names = [...new Set([...await page.evaluate(() => [...page.words.values()].filter(({ of }) => /^(category|fault|action)$/.test(of)).map(({ name }) => name))].filter((name) => name.includes('-')))];
	const shown = await page.locator('#codes .group > details, #filters').evaluateAll((all) => all.map((e) => e.textContent.replace(/[\w.-]+@\S+/g, '')).join('\n'));
	is(names.filter((name) => shown.includes(name)).join(), '', 'no name for programs is shown, in rows or filters');
	ok(names.length > 20 && /authentication failed/.test(shown), 'but plain words', names);
	is(await page.evaluate(() => page.codes.filter(({ is }, place) => is.category !== page.engine.entry(place).category).length), 0, 'by which the filter finds the category');
	await page.selectOption('[name=category]', 'greylisted');
	const [n, , w] = await counts();
	ok(n > 0 && n < codes && w > 0 && w < wordings, 'a category narrows both');
	is(await page.locator('#codes > .group:visible > details:visible').count(), n, 'to what is counted');
	await page.selectOption('[name=class]', '5');
	ok((await counts())[0] < n, 'a class as well');
	await page.click('#filters [type=reset]');
	await page.waitForFunction((all) => document.getElementById('count').textContent.startsWith(all), codes + ' of');
	await page.selectOption('[name=provider]', 'google');
	const google = (await counts())[2];
	ok((await counts())[0] === 0 && google > 10, 'a provider has wordings only');
	is(await page.locator('#wordings > .group:visible > details').count(), google, 'which are shown');
	await page.locator('#wordings > .group:visible > details > summary').first().click();
	ok(await page.locator('#wordings .verdict').first().isVisible(), 'and open to all that is known');
	await page.selectOption('[name=provider]', '');
	await page.selectOption('[name=kind]', 'pair');
	const pairs = (await counts())[0];
	ok(pairs > 100 && pairs < codes && (await counts())[2] === 0, 'a kind of code hides the wordings');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function logs() {
	const page = await open();
	const log = fs.readFileSync(path.join(top, 'tests/logs/mail.log'));

	await page.setInputFiles('#files', { name: 'mail.log', mimeType: 'text/plain', buffer: log });
	await page.waitForSelector('#summary table');
	ok(/5 lines,[^]*Accepted1 25.0.%[^]*Deferred1 [^]*Failed2 /.test(await text(page, '#report')), 'a log: totals');
	ok(/Messages that were deferred: 1; delivered later: 1/.test(await text(page, '#summary')), 'what became of what was deferred');
	ok(/bad-mailbox/.test(await text(page, '#log-category')), 'what goes wrong');
	const download = async (name) => {
		const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`#summary button:text("${name}")`)]);

		return fs.readFileSync(await saved.path(), 'utf8');
	};
	ok((await download('Save as CSV')).startsWith('table,name,count,'), 'saved as CSV');
	is(JSON.parse((await download('Save as JSON')).split('\n')[0]).count, 5, 'and as JSON');

	const data = await page.evaluateHandle((lines) => {
		const transfer = new DataTransfer();

		transfer.items.add(new File([lines], 'dropped.log'));
		return transfer;
	}, log.toString() + log.toString());
	await page.dispatchEvent('body', 'drop', { dataTransfer: data });
	await page.waitForFunction(() => /^10 lines/.test(document.querySelector('#report')?.textContent));
	ok(true, 'a log can be dropped');
	await page.setInputFiles('#files', { name: 'none', mimeType: 'text/plain', buffer: Buffer.from('nothing here\n') });
	await page.waitForSelector('#summary :text("No line of this text")');
	ok(true, 'a text without a status');
	await page.setInputFiles('#files', { name: 'bad.gz', mimeType: 'application/gzip', buffer: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) });
	await page.waitForSelector('#summary [role=alert]');
	ok(true, 'a damaged file is said to be one');
	await page.setInputFiles('#files', { name: 'log.xz', mimeType: 'application/x-xz', buffer: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) });
	await page.waitForSelector('#summary [role=alert]:has-text("log.xz is cut")');
	ok(true, 'and one that is cut as well');

	await page.setInputFiles('#files', { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.concat(Array(38000).fill(log)) });
	await page.click('#stop');
	await page.waitForSelector('#summary :text("Stopped")');
	ok(true, 'the reading can be stopped');
	is(page.troubles.join('\n'), '', 'no error in the page');
	is(page.requests.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:')).length, 1, 'one request in all, for the page itself');
}

async function old() {
	const page = await open(null);

	await page.addInitScript(() => { delete globalThis.WebAssembly; });
	await page.goto(address + '?q=550');
	ok(/cannot run what answers here/.test(await text(page, '#answer')), 'a browser that is too old says so');
	await page.locator('#codes .group > details > summary').first().click();
	ok(await page.locator('#codes .group > details dl').first().isVisible(), 'and has the table');
	is(page.troubles.join('\n'), '', 'without an error');
}

// A copy of the page, which somebody saved or something changed on the way.
async function copy(markup) {
	const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), 'copy.html');
	const page = await open(null);

	fs.writeFileSync(file, markup);
	await page.goto('file://' + file + '?q=552+5.2.2');
	return page;
}

async function copies() {
	const used = await open('?q=mailbox+full');

	await used.locator('#codes .group > details > summary').first().click();
	await used.selectOption('#filters [name=category]', 'mailbox-full');
	const saved = await copy(await used.content());
	await saved.fill('#q', '552 5.2.2');
	await saved.waitForSelector('#answer .verdict');
	ok(/552 5\.2\.2/.test(await text(saved, '#answer')), 'a copy that was saved after use answers');
	is(saved.troubles.join('\n'), '', 'without an error');

	const changed = await copy((await fs.promises.readFile(new URL(address), 'utf8')).replaceAll('<dd>The ', '<dd>Das '));
	ok(/This copy of the page was changed/.test(await text(changed, '#answer')), 'one whose table was changed says so');
	ok(await changed.locator('#codes .group > details').first().isVisible(), 'and has the table');
	is(changed.troubles.join('\n'), '', 'without an error');

	const broken = await open(null);
	await broken.addInitScript(() => {
		const Instance = WebAssembly.Instance;
		let n = 0;

		WebAssembly.Instance = function (module) {
			if (++n > 1)
				throw new Error('on purpose');
			return new Instance(module);
		};
	});
	await broken.goto(address);
	ok(await broken.locator('#codes .group > details').first().isVisible(), 'whatever goes wrong, the table is there');
}

main(async () => {
	await old();
	await copies();
	await answers();
	await links();
	await filters();
	await logs();
});
