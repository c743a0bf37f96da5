#!/usr/bin/env node
// What assistive programs see of the page, and where the focus goes.
'use strict';

const { is, main, note, ok, open } = require('./browser.js');

const bounce = 'host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org';
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName + ' ' + document.activeElement.textContent.trim().slice(0, 30));

// Headings and rows, as the browser tells them to assistive programs.
async function told() {
	const page = await open();
	const session = await page.context().newCDPSession(page);
	const shown = (selector) => page.evaluate((s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length, selector);

	await session.send('Accessibility.enable');
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	const count = (role) => nodes.filter((node) => !node.ignored && node.role.value === role).length;

	is(count('heading'), await shown('h1, h2, h3, h4'), 'every heading is in the accessibility tree');
	is(count('DisclosureTriangle') + count('DisclosureTriangleGrouped'), await shown('summary'), 'every row as well');
	ok(count('heading') > 90 && await shown('summary') > 450, 'which are many', count('heading'), await shown('summary'));
}

async function moved() {
	const page = await open();

	for (const [name, expected] of [['To the box', 'q'], ['To the answer', 'H2 For example'], ['To the table', 'codes-title']]) {
		await page.focus(`.skip:text("${name}")`);
		ok(await page.locator(`.skip:text("${name}")`).evaluate((link) => link.getBoundingClientRect().width > 50), name + ': in sight with the focus');
		await page.keyboard.press('Enter');
		is(await focused(page), expected, name);
	}
	is(await page.evaluate(() => location.hash), '', 'the address stays');
	await page.fill('#q', bounce);
	await page.focus('#q');
	await page.keyboard.press('Enter');
	is(await focused(page), 'H2 ' + (await page.textContent('#answer h2')).slice(0, 30), 'Enter goes to the answer');
	const before = await page.evaluate(() => location.href);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	is(await page.evaluate(() => location.href), before, 'and another one does not leave the page');
	await page.fill('#q', bounce + '\n' + bounce);
	await page.focus('#q');
	await page.keyboard.press('Control+Enter');
	ok(/^H2/.test(await focused(page)), 'from several lines Ctrl+Enter does');
	await page.fill('#q', 'mailbox full');
	const first = await page.locator('#answer .hits > li').count();
	await page.locator('#answer button:text("Show all")').focus();
	await page.keyboard.press('Enter');
	is(await page.evaluate(() => [...document.querySelectorAll('#answer .hits > li')].indexOf(document.activeElement.closest('li'))), first,
		'"Show all" goes to the first new row');
	await page.fill('#q', 'user unknown');
	await page.focus('#q');
	for (const key of ['Enter', 'Escape'])
		for (const of of [{ isComposing: true }, { keyCode: 229 }])
			await page.evaluate(([name, more]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })), [key, of]);
	is(await focused(page) + ' ' + await page.inputValue('#q'), 'q user unknown', 'a key that ends the input of Japanese leaves the box as it is');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

// From the heading of the table with the tab key: how many stops in the rows.
async function oneStop() {
	const page = await open();
	const tab = async () => {
		await page.keyboard.press('Tab');
		return page.evaluate(() => Boolean(document.activeElement.closest('#codes .group')));
	};
	const current = () => page.evaluate(() => document.activeElement.textContent.slice(0, 12));

	await page.focus('#filters [type=reset]');
	ok(await tab(), 'the tab key comes to the table');
	is(await current(), '5xx – perman', 'to its first row');
	ok(!(await tab()), 'and goes on behind it');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('ArrowDown');
	const row = await current();
	await page.keyboard.press('ArrowRight');
	ok(await page.evaluate(() => document.activeElement.parentElement.open && document.activeElement.parentElement.querySelector('.verdict') !== null), 'right opens a row');
	await page.keyboard.press('ArrowLeft');
	ok(await page.evaluate(() => !document.activeElement.parentElement.open), 'left closes it');
	await page.focus('#q');
	await page.focus('#filters [type=reset]');
	await page.keyboard.press('Tab');
	is(await current(), row, 'the tab key comes to the row where one was');
	await page.keyboard.press('ArrowLeft');
	is(await current(), '5xx – perman', 'left goes to the group');
	await page.keyboard.press('End');
	ok(await page.evaluate(() => Boolean(document.activeElement.closest('#wordings'))), 'End to the last one');
	await page.keyboard.press('ArrowRight');
	await page.waitForSelector('#wordings > [open] > details');
	await page.keyboard.press('ArrowDown');
	ok(await page.evaluate(() => Boolean(document.activeElement.closest('.group > details'))), 'the wordings below it are reached');
	await page.selectOption('[name=provider]', 'google');
	is(await page.evaluate(() => [...document.querySelectorAll('#codes .group summary')].filter((s) => s.tabIndex === 0 && s.checkVisibility()).length), 1,
		'a filter that hides the row leaves another stop');
	await page.selectOption('[name=provider]', '');
	await page.focus('[name=provider]');
	await page.keyboard.type('Google');
	is(await page.inputValue('[name=provider]'), 'google', 'the list of providers finds Google by its name');
	const counted = await page.textContent('#count');
	for (const [name, expected] of [['Outlook', 'microsoft'], ['Gmail', 'google']]) {
		await page.waitForTimeout(1100); // as browsers wait for the next word
		await page.keyboard.type(name);
		is(await page.inputValue('[name=provider]'), expected, 'and by another name: ' + name);
	}
	is(await page.textContent('#count'), counted, 'which filters');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

// Texts in which what decided is far below, or written from right to left.
async function evidence() {
	const page = await open();
	const seen = (selector) => page.locator(selector).first().evaluate(async (mark) => {
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		const at = mark.getBoundingClientRect(), box = mark.closest('pre').getBoundingClientRect();
		return at.top >= box.top && at.bottom <= box.bottom;
	});

	await page.fill('#q', 'words that say nothing\n'.repeat(60) + '550 5.1.1 User unknown');
	ok(await seen('#answer mark'), 'a long text is shown where its first mark is');
	await page.fill('#q', 'nothing here\n'.repeat(40) + '550 5.1.1 User unknown\n451 4.7.1 Greylisted, try again');
	await page.fill('#q', '550 \u05de\u05e9\u05ea\u05de\u05e9 5.1.1 \u05dc\u05d0 user unknown \u05e7\u05d9\u05d9\u05dd');
	ok(await page.locator('#answer pre mark').count() > 0, 'a text from right to left has marks');
	const order = (markup) => page.evaluate((plain) => {
		const pre = document.querySelector('#answer pre'), text = pre.textContent;
		const places = (node) => {
			const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), left = [];

			while (walker.nextNode())
				for (let i = 0; i < walker.currentNode.length; i++) {
					const range = document.createRange();

					range.setStart(walker.currentNode, i);
					range.setEnd(walker.currentNode, i + 1);
					left.push(range.getBoundingClientRect().left);
				}
			return left.map((x, i) => [x, i]).sort((a, b) => a[0] - b[0]).map(([, i]) => i).join();
		};

		if (!plain)
			return places(pre);
		const copy = pre.cloneNode(false), bdi = document.createElement('bdi');

		bdi.textContent = text;
		copy.append(bdi);
		pre.after(copy);
		const got = places(copy);
		copy.remove();
		return got;
	}, markup);
	is(await order(false), await order(true), 'and its characters stand in the order that they have without marks');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

// As on a telephone with a slow network: what is there must not move when more comes.
async function still() {
	for (const where of ['', '#q=' + encodeURIComponent(bounce), '?q=' + encodeURIComponent(bounce), '#q=mailbox+full', '#5.7.26', '#550-5.7.1']) {
		const page = await open(null, { viewport: { width: 390, height: 844 } });
		const session = await page.context().newCDPSession(page);

		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200e3, uploadThroughput: 90e3 });
		await page.addInitScript(() => {
			window.shift = 0;
			new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
				window.shift += entry.hadRecentInput ? 0 : entry.value;
				(window.moved ||= []).push(...entry.sources.map((s) => s.node && (s.node.id || s.node.className || s.node.nodeName)));
			})).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(served + where);
		await page.waitForSelector('#wordings > details', { state: 'attached' });
		await page.waitForTimeout(300);
		const [shift, moved] = await page.evaluate(() => [window.shift, (window.moved || []).join()]);
		ok(shift < 0.1, 'a slow network, 390 px: layout shift below 0.1: "' + where.slice(0, 20) + '"', shift, moved);
		note('layout shift ' + shift.toFixed(4) + ' ' + moved);
		await page.context().close();
	}
}

let served;

main(async () => {
	const site = await require('./browser.js').serve();

	served = site.address;
	await told();
	await moved();
	await oneStop();
	await evidence();
	await still();
	site.server.close();
});
