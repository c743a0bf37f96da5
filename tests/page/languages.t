#!/usr/bin/env node
// The page in other languages: the browser's, a chosen one, and what stays English.
'use strict';

const { axe, is, main, ok, open } = require('./browser.js');

const text = (page, selector) => page.textContent(selector);
const lang = (page, selector) => page.getAttribute(selector, 'lang');

async function browsers() {
	for (const [locale, name] of [['de-AT', 'de'], ['en-GB', 'en'], ['fi-FI', 'en']]) {
		const page = await open('', { locale });

		is(await lang(page, 'html'), name, locale + ': the page is in ' + name);
		is(await page.inputValue('#language'), name, 'and its choice says so');
		await page.context().close();
	}
}

async function german() {
	const page = await open('', { locale: 'de-DE' });

	is(await text(page, '#logs-title'), 'Ein ganzes Protokoll', 'what stands in the page');
	await page.fill('#q', '552 5.2.2');
	ok(/dieselbe Nachricht kann später noch ankommen/i.test(await text(page, '#answer .verdict p')), 'the verdict');
	ok(/^Was zu tun istretry: die Nachricht behalten/.test(await text(page, '#answer .verdict dl')), 'what to do: the identifier stays');
	is(await lang(page, '#answer h2 span[lang]'), 'en', 'a title tells that it is English');
	ok((await page.locator('#answer dd > span[lang=en]').count()) > 1, 'so does what only this entry says');
	ok(/auf Englisch/.test(await text(page, '#answer .quiet')), 'and the answer tells it in German');
	await page.fill('#q', 'What to do {count} Meaning');
	ok(!/Was zu tun/.test(await text(page, '#answer')), 'what is typed is not translated');
	await page.fill('#q', 'blocked using psbl.surriel.com');
	ok(/Ursache.*Sperrliste, die der Empfänger befragt/.test(await text(page, '#answer')), 'an entry that says what its category says is translated');
	is(await page.locator('#answer > .quiet').count(), 0, 'and tells of no English');
	is(await lang(page, '.group'), 'en', 'the table tells that it is English');
	ok(await page.isVisible('#table-language'), 'also to those who see it');
	is(page.troubles.join('\n'), '', 'no error in the page');
	is(page.requests.filter((url) => !/^(file|data|blob):/.test(url)).join(' '), '', 'nothing is asked of the network');
	const judged = await open('?q=552+5.2.2', { locale: 'de-DE', bypassCSP: true });
	await judged.addScriptTag({ path: axe });
	is((await judged.evaluate(() => axe.run())).violations.map((v) => v.id).join(' '), '', 'axe finds nothing');
}

async function choice() {
	const page = await open('', { locale: 'en-US' });

	await page.fill('#q', '550 5.1.1');
	await page.selectOption('#language', 'de');
	ok(/^Was zu tun ist/.test(await text(page, '#answer .verdict dl')), 'a language can be chosen, and the answer is in it');
	is(await page.inputValue('#q'), '550 5.1.1', 'what was typed stays');
	is(await lang(page, 'html'), 'de', 'the page says which it is');
	await page.reload();
	is(await page.inputValue('#language'), 'de', 'the choice stays');
	await page.fill('#q', '550 5.1.1');
	await page.selectOption('#language', 'en');
	is(await text(page, '#logs-title'), 'A whole log', 'and can be taken back');
	ok(/^What to do/.test(await text(page, '#answer .verdict dl')), 'with the answer');
	ok(!(await page.isVisible('#table-language')), 'English tells nothing of English');
}

async function narrow() {
	for (const name of ['de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt']) {
		const page = await open('?q=552+5.2.2', { locale: name, viewport: { width: 320, height: 700 } });

		ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name + ': no sideways scroll at 320 px');
		await page.context().close();
	}
}

main(async () => {
	await browsers();
	await german();
	await choice();
	await narrow();
});
