#!/usr/bin/env node
// For everybody: what axe-core finds, the keyboard alone, any width, no
// script, paper, and nothing that jumps.
'use strict';

const { axe, fs, is, main, note, ok, open, path, top } = require('./browser.js');

const bounce = 'host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org';
const log = { name: 'mail.log', mimeType: 'text/plain', buffer: fs.readFileSync(path.join(top, 'tests/logs/mail.log')) };

const states = {
	'at first': async () => {},
	'an answer': (page) => page.fill('#q', bounce),
	'an answer of each kind': async (page) => {
		for (const kind of ['hard', 'block', 'soft', 'none'])
			await page.evaluate((name) => document.querySelector(`#codes details.${name} > summary`).click(), kind);
	},
	hits: async (page) => {
		await page.fill('#q', 'mialbox full');
		await page.click('#answer .hits summary');
	},
	nothing: (page) => page.fill('#q', 'qwertzuiopq'),
	'lines of a log': (page) => page.fill('#q', log.buffer.toString()),
	'a mail': async (page) => {
		await page.fill('#q', 'Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; bob@shop.example\nAction: failed\nStatus: 5.2.2\n\n' +
			'Final-Recipient: rfc822; eve@shop.example\nAction: failed\nStatus: 5.1.1\n');
		await page.locator('#answer summary').first().click();
	},
	'a summary': async (page) => {
		await page.setInputFiles('#files', log);
		await page.waitForSelector('#summary table');
		await page.click('#log-time summary');
		await page.locator('#log-code .opens').first().click();
	},
	'wordings of a provider': (page) => page.selectOption('[name=provider]', 'yahoo'),
	'the words of a verdict': (page) => page.click('.words > summary'),
};

async function audited() {
	for (const colorScheme of ['light', 'dark'])
		for (const [name, prepare] of Object.entries(states)) {
			const page = await open('', { colorScheme, bypassCSP: true });

			await prepare(page);
			await page.addScriptTag({ path: axe });
			const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] })
				.then((result) => result.violations.map((v) => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join('\n'))));

			is(found.join('\n'), '', 'axe-core finds nothing, ' + colorScheme + ': ' + name);
			await page.context().close();
		}
}

async function typed() {
	const page = await open();
	const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 30));

	await page.keyboard.press('Tab');
	is(await focused(), 'To the box', 'the keyboard: the first stop leads to the box');
	await page.keyboard.press('Enter');
	await page.keyboard.press('/');
	is(await focused(), 'q', '/ goes to the box');
	await page.keyboard.type('mailbox full');
	await page.keyboard.press('Enter');
	ok(/^5\.2\.2/.test(await focused()), 'Enter goes to the first hit');
	await page.keyboard.press('Enter');
	ok(await page.isVisible('#answer .hits .verdict'), 'Enter opens it');
	await page.keyboard.press('/');
	await page.keyboard.press('Escape');
	is(await page.inputValue('#q'), '', 'Escape empties the box');
	await page.fill('#q', '550 5.1.1');
	await page.waitForFunction(() => /hard/.test(document.getElementById('status').textContent));
	ok(true, 'a screen reader is told of the answer');
	is(await page.getAttribute('#status', 'role'), 'status', 'in a live region');
	await page.focus('[name=category]');
	await page.keyboard.type('greyl');
	ok(/^\d+ of \d+ codes/.test(await page.textContent('#count')), 'filters work by keyboard');
	is(await page.evaluate(() => [...document.querySelectorAll('a, button, summary, select, input, textarea')].filter((e) => e.tabIndex < 0 && !e.matches('#codes .group > summary, #codes .group > details > summary')).length), 0, 'nothing to click is out of its reach');
	is((await rowsByArrow(page)).join(), '', 'but the rows of the table, which the arrow keys reach');
}

// Those that the arrow keys do not come to, from the one that the tab key comes to.
async function rowsByArrow(page) {
	await page.click('#filters [type=reset]');
	await page.waitForFunction(() => document.querySelectorAll('#codes > .group:not([hidden])').length > 5);
	return page.evaluate(() => {
		const rows = [...document.querySelectorAll('#codes .group > summary, #codes .group > details > summary')], met = new Set();
		const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

		rows.filter((row) => row.tabIndex === 0)[0].focus();
		press('Home');
		while (!met.has(document.activeElement)) {
			met.add(document.activeElement);
			press('ArrowDown');
		}
		return rows.filter((row) => !met.has(row) && row.checkVisibility()).map((row) => row.textContent);
	});
}

async function measured() {
	for (const width of [320, 768, 3840])
		for (const [name, prepare] of Object.entries(states)) {
			const page = await open('', { viewport: { width, height: 900 } });

			await prepare(page);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			if (wide > width || name === 'at first')
				ok(wide <= width, `${width} px: ${name}: nothing to scroll sideways`, wide);
			await page.context().close();
		}
}

async function without() {
	const page = await open('#5.7.26', { javaScriptEnabled: false });

	is(await page.locator('#codes .group > details').count() > 400, true, 'without a script: the table');
	ok(await page.isVisible('noscript p'), 'and a word of what is missing');
	ok(!(await page.isVisible('#ask')), 'no box that does nothing');
	ok(await page.isVisible('[id="5.7.26"] dl'), 'a link to a code opens its part');
	ok(/SPF and DKIM/.test(await page.textContent('[id="5.7.26"]')), 'which says what it means');
}

async function printed() {
	const page = await open('?q=' + encodeURIComponent(bounce));

	await page.emulateMedia({ media: 'print' });
	ok(await page.isVisible('#answer .verdict') && !(await page.isVisible('#ask')) && !(await page.isVisible('#codes')), 'on paper: the answer, and no box');
	await page.emulateMedia({ media: 'screen' });
	await page.click('#codes summary');
	is(await page.evaluate(() => document.getAnimations().length + getComputedStyle(document.documentElement).scrollBehavior), '0auto', 'nothing moves by itself, for anybody');
}

async function jumps() {
	for (const where of ['', '?q=552+5.2.2', '?q=mailbox+full']) {
		const page = await open(null);

		await page.addInitScript(() => {
			window.shift = 0;
			new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.hadRecentInput ? 0 : entry.value; }))
				.observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(require('./browser.js').address + where);
		await page.waitForTimeout(700);
		const shift = await page.evaluate(() => window.shift);
		ok(shift < 0.01, 'no layout jump while loading: "' + where + '"', shift);
		note('layout shift ' + shift.toFixed(4));
	}
}

main(async () => {
	await audited();
	await typed();
	await measured();
	await without();
	await printed();
	await jumps();
});
