#!/usr/bin/env node
// Where the browser keeps nothing for the page: in a frame without an origin, and
// where a setting says so.
'use strict';

const { is, main, ok, open, path, serve, top } = require('./browser.js');

const bounce = '550 5.1.1 User unknown';

async function frame(address) {
	const page = await open(null);

	await page.setContent(`<iframe sandbox="allow-scripts" width=1200 height=800 src="${address}#q=${encodeURIComponent(bounce)}"></iframe>`);
	const shown = page.frames()[1];
	await shown.waitForSelector('#wordings > details', { state: 'attached' });
	is(await shown.evaluate(() => { try { return typeof sessionStorage; } catch { return 'blocked'; } }), 'blocked', 'the frame has no storage');
	return [page, shown];
}

async function whole(shown) {
	is(await shown.textContent('#answer .badge'), 'hard', '#q= is answered');
	ok(!/undefined/.test(await shown.innerText('#answer')), 'nothing is undefined');
	await shown.fill('#q', '');
	ok(await shown.isVisible('#start'), 'an empty box shows the examples');
	await shown.uncheck('#slash');
	await shown.focus('#filters [type=reset]');
	await shown.page().keyboard.press('/');
	ok(await shown.evaluate(() => document.activeElement.id !== 'q'), '/ can be switched off');
	await shown.setInputFiles('#files', [path.join(top, 'tests/logs/mail.log')]);
	await shown.waitForSelector('#report .tiles');
	ok(true, 'a log is read');
	await shown.click('#wordings > details >> nth=0');
	ok(await shown.locator('#wordings > details[open] > details').count() > 0, 'wordings open');
}

main(async () => {
	const { server, address } = await serve();
	const [page, shown] = await frame(address);

	await whole(shown);
	is(page.troubles.join('\n'), '', 'no error in the page');
	server.close();
});
