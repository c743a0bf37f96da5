#!/usr/bin/env node
// The page in other languages: links between them, what is offered to whom, and what
// stays English.
'use strict';

const { address, axe, fs, is, main, ok, open, path } = require('./browser.js');

const NAMES = ['en', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'];
const directory = path.dirname(new URL(address).pathname);
const fileOf = (name) => name === 'en' ? 'index.html' : `index.${name}.html`;
const text = (page, selector) => page.textContent(selector);

// A page in a language of its own, in a browser that asks for another one or not.
async function openIn(name, fragment = '', options = {}) {
	const page = await open(null, { locale: name, ...options });

	await page.goto(address.replace('index.html', fileOf(name)) + fragment);
	if (options.javaScriptEnabled !== false)
		await page.waitForSelector('#wordings > details', { state: 'attached' });
	return page;
}

const keyOf = (english) => [...english].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 36 ** 5, 0).toString(36);

function files() {
	const english = fs.readFileSync(path.join(directory, fileOf('en')), 'utf8');
	const part = (html, id) => html.slice(html.indexOf(`<script type="text/plain" id="${id}">`)).split('</script>', 1)[0];
	const said = JSON.parse(fs.readFileSync(path.join(process.env.B, 'languages.json'), 'utf8'));
	const policy = (html) => /Content-Security-Policy" content="([^"]*)/.exec(html)[1];

	for (const name of NAMES.slice(1)) {
		const html = fs.readFileSync(path.join(directory, fileOf(name)), 'utf8');
		const keyed = Object.fromEntries(part(html, 'texts').split('\n').slice(1, -1).map((line) => line.split(/ (.*)/)));
		const texts = said.find((one) => one.language === name).texts;
		const static_ = html.replace(/<(script|style)[^]*?<\/\1>/g, '');

		ok(html.includes(`<html lang="${name}">`), name + ': the page says its language');
		ok(part(html, 'runtime') === part(english, 'runtime') && policy(html) === policy(english), 'with the same runtime and policy');
		is((static_.match(/\{[A-Za-z][^{}]*\}/g) || []).join(), '', 'no word is left to fill in');
		const under = Object.entries(texts).filter(([from, to]) => keyed[keyOf(from)] === to).length;
		ok(under === Object.keys(keyed).length && under > 350, 'each text has a key of its own, ' + under, Object.keys(keyed).length);
		is(Object.entries(texts).filter(([from, to]) => from === to && / \S+ /.test(from)).join(), '', 'no sentence is left in English');
		is(Object.entries(texts).filter(([from, to]) => (from.match(/\{\w+\}/g) || []).sort().join() !== (to.match(/\{\w+\}/g) || []).sort().join()).join(), '', 'what is filled in stands in both');
	}
}

async function german() {
	const page = await openIn('de', '#q=552+5.2.2');

	is(await text(page, '#logs-title'), 'Ein ganzes Protokoll', 'German: what stands in the page');
	ok(/dieselbe Nachricht kann später noch ankommen/i.test(await text(page, '#answer .verdict p')), 'the verdict');
	is(await page.locator('#answer dt').evaluateAll((all) => all.filter((dt) => /^(Cause|Advice|Meaning|Source|What it is|You )/.test(dt.textContent)).length), 0, 'no label is English');
	is(await page.locator('#answer .verdict dl').first().locator('dd').first().locator('[lang]').count(), 0, 'what somebody who sent one mail does is German');
	is(await page.getAttribute('#answer h2 span[lang]', 'lang'), 'en', 'a title tells that it is English');
	ok(await page.locator('#answer dd > span[lang=en]').count() > 0, 'so does what only this entry says');
	ok(/auf Englisch/.test(await text(page, '#answer')), 'and the answer tells it in German');
	is(await page.getAttribute('#codes', 'lang'), 'en', 'the table tells that it is English');
	ok(await page.isVisible('text=Die Tabelle aller Codes ist auf Englisch.'), 'also to those who see it');
	ok(/ von \d+ Codes/.test(await text(page, '#count')) && await page.getAttribute('#count', 'lang') === 'de', 'what it counts is German');
	is(await page.locator('#filters label').evaluateAll((all) => all.map((label) => label.firstChild.data.trim()).join()), 'Klasse,Kategorie,Art,Anbieter', 'so are the labels of what narrows it');
	is(await page.locator('[name=category] option[value=mailbox-full]').getAttribute('label'), 'Im Postfach ist kein Platz für die Nachricht.', 'and the categories there');
	await page.selectOption('[name=category]', 'mailbox-full');
	ok(/^\d\d? von /.test(await text(page, '#count')), 'which narrow it');
	await page.fill('#q', 'Meaning {count} Advice');
	ok(!/Bedeutung|Empfehlung/.test(await text(page, '#answer pre, #answer .hits mark') || ''), 'what is typed is not translated');
	await page.fill('#q', 'mailbox full');
	ok(/Einträge zu diesen Wörtern/.test(await text(page, '#answer h2')), 'hits are counted in German');
	is(page.troubles.join('\n'), '', 'no error in the page');
	is(page.requests.filter((url) => !/^(file|data|blob):/.test(url)).join(' '), '', 'nothing is asked of the network');
}

// The report of a log, and what is wrong with a file.
async function germanLog() {
	const page = await openIn('de');
	const line = (i) => `Nov 21 00:00:00 mx postfix/smtp[1]: A${i}: to=<a${i}@example.net>, relay=mx.example.net[192.0.2.1]:25, dsn=5.1.1, ` +
		`status=${i < 4000 ? 'sent (250 ok)' : 'bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 User unknown)'}\n`;
	const log = { name: 'mail.log', mimeType: 'text/plain', buffer: Buffer.from(Array.from({ length: 5200 }, (_, i) => line(i)).join('')) };
	const archive = { name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04....') };

	await page.setInputFiles('#files', [log, archive]);
	await page.waitForSelector('#report');
	is(await text(page, '#summary .note'), 'a.zip ist ein ZIP-Archiv: Entpacken Sie es, und wählen Sie die Dateien darin', 'what is wrong with a file is German');
	is(await text(page, '#report > p'), 'Zeilen: 5.200, 21. Nov 00:00 bis 21. Nov 00:00', 'so is the report, its numbers and times');
	is(await page.locator('#report :is(h4, caption, th[scope=col], dt, summary)').evaluateAll((all) => all.map((e) => e.textContent)
		.filter((words) => /\b(What|Refusals|Statuses|Accepted|Count|Share|seen|by|the|to)\b/.test(words)).join()), '', 'and its headings');
	is(await page.getAttribute('#report', 'lang'), null, 'which therefore does not say that it is English');
	is(await page.locator('#log-code th > span [lang=en]').count(), 1, 'the title of a code does');
	ok(/auf Englisch\.$/.test((await text(page, '#report')).trim()), 'and that is told');
	await page.locator('#log-category tbody button').first().click();
	is(await page.locator('#log-category .noted .quiet').first().textContent(), 'mail.log, Zeile 4.001', 'its lines are numbered as there');
	const counts = page.locator('#log-rates table').first().locator('tbody tr td:nth-child(2)');
	ok(await counts.first().textContent() === '5.200', 'a row has its count', await counts.first().textContent());
	is(await page.evaluate(() => valueOf(document.querySelector('#log-rates tbody tr'), 1)), 5200, 'by which it is sorted');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

async function offers() {
	for (const [name, locale, offer] of [['en', 'de-AT', 'Diese Seite gibt es auf Deutsch'], ['en', 'en-GB', null],
		['en', 'fi-FI', null], ['ja', 'pt-BR', 'Esta página está disponível em português'], ['de', 'en-US', 'This page is in English, too']]) {
		const page = await openIn(name, '', { locale }), line = page.locator('#languages p');

		is(await line.count() === 0 ? null : await line.textContent(), offer, `a browser that asks for ${locale}, on the page in ${name}`);
		is(await page.evaluate(() => document.documentElement.lang), name, 'which stays the one that it is');
		await page.context().close();
	}
}

async function links() {
	const page = await openIn('en', '', { locale: 'de-DE' }), long = 'host mx.example.com said:\n' + '550 5.1.1 user unknown '.repeat(20);

	await page.fill('#q', '550 5.1.1 <a@b.example> & ü');
	await page.click('#languages p a');
	await page.waitForSelector('html[lang=de] #answer .verdict');
	is(await page.inputValue('#q'), '550 5.1.1 <a@b.example> & ü', 'what was typed comes along');
	await page.fill('#q', long);
	await page.click('#languages a[lang=fr]:not(p a)');
	await page.waitForSelector('html[lang=fr] #answer .verdict');
	is(await page.inputValue('#q'), long, 'however long it is');
	is(new URL(page.url()).hash, '', 'and does not stay in the address then');
	await page.fill('#q', '');
	await page.goto(page.url().split('#')[0] + '#5.7.26');
	await page.click('#languages a[lang=en]');
	await page.waitForSelector('html[lang=en]');
	is(new URL(page.url()).hash, '#5.7.26', 'so does a link to a code');
	const plain = await openIn('pl', '', { javaScriptEnabled: false });
	await plain.click('#languages a[lang=it]');
	is(await plain.getAttribute('html', 'lang'), 'it', 'without a script the links lead there as well');
}

async function everyLanguage() {
	for (const name of NAMES.slice(1)) {
		const page = await openIn(name, '#q=550', { viewport: { width: 320, height: 700 } });
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);

		ok(await wide() <= 320, name + ': no sideways scroll at 320 px', await wide());
		is(await page.locator('#answer dt').evaluateAll((all) => all.filter((dt) => /^(Advice|Meaning|Fault|You )/.test(dt.textContent)).length), 0, 'nor a label in English');
		is(page.troubles.join('\n'), '', 'nor an error');
		await page.context().close();
	}
	for (const colorScheme of ['light', 'dark']) {
		const page = await openIn('fr', '#q=552+5.2.2', { colorScheme, bypassCSP: true, locale: 'de-DE' });

		await page.addScriptTag({ path: axe });
		is((await page.evaluate(() => axe.run())).violations.map((v) => v.id + ' ' + v.nodes[0].html).join('\n'), '', 'axe-core finds nothing, ' + colorScheme);
	}
}

main(async () => {
	files();
	await german();
	await germanLog();
	await offers();
	await links();
	await everyLanguage();
});
