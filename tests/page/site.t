#!/usr/bin/env node
// The pages of the site in a browser: what axe-core finds, any width, no script, paper,
// and the box, which leads to the main page and tells no server.
'use strict';

const { execFileSync } = require('node:child_process');
const http = require('node:http');
const os = require('node:os');
const { axe, build, file, fs, is, main, note, ok, open, path, top } = require('./browser.js');

const site = path.join(build, 'site');
const one = '550-5.7.1', kinds = [one, 'tss04', 'google', 'google/rate-limited', 'category/policy', 'blocklist/spamhaus-zen', 'codes', 'certificate-expired'];

function addressOf(name) {
	return 'file://' + path.join(site, name, 'index.html');
}

async function at(name, options) {
	const page = await open(null, options);

	await page.goto(addressOf(name));
	return page;
}

async function audited() {
	for (const colorScheme of ['light', 'dark'])
		for (const name of kinds) {
			const page = await at(name, { colorScheme, bypassCSP: true });

			await page.addScriptTag({ path: axe });
			const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] })
				.then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join('\n'))));

			is(found.join('\n'), '', 'axe-core finds nothing, ' + colorScheme + ': ' + name);
			await page.context().close();
		}
}

async function fits() {
	for (const width of [320, 390, 768, 1280, 1920]) {
		const page = await at(one, { viewport: { width, height: 800 } });
		const wide = [];

		for (const name of kinds) {
			await page.goto(addressOf(name));
			if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
				wide.push(name);
		}
		is(wide.join(' '), '', 'no sideways scroll at ' + width + ' pixels');
		is(page.troubles.join('\n'), '', 'nor an error');
		is(page.requests.filter((url) => !url.startsWith('file://' + site) && !url.startsWith('data:')).join(' '), '', 'nor a request');
		await page.context().close();
	}
}

async function asked() {
	const text = 'mailbox full & <b>"100 %"</b> +1#2';
	const page = await at(one);

	await page.fill('#q', text);
	await page.click('#ask button');
	await page.waitForSelector('#wordings > details', { state: 'attached' });
	ok(page.url().startsWith(addressOf('')), 'the box leads to the main page');
	is(await page.inputValue('#q'), text, 'which gets the text');
	const asked = page.requests.filter((url) => url.startsWith(addressOf('')));
	is(String(asked.some((url) => url.split('#')[0].includes('?'))), 'false', 'that is in no address that a server sees');
	await page.goto(addressOf(one));
	await page.fill('#q', 'x'.repeat(70000));
	await page.click('#ask button');
	ok(!page.url().startsWith(addressOf('') + '#') && (await page.evaluate('box.validationMessage')).includes('main page'),
		'a log is too long for a link, and stays');
	await page.fill('#q', 'over quota');
	await page.press('#q', 'Enter');
	await page.waitForSelector('#answer h2');
	ok(page.url().startsWith(addressOf('')), 'Enter leads there as well');
	for (const [name, expected] of [['TSS04', 'TSS04'], ['p=NoSuchUser', 'p=NoSuchUser'], ['550-5.7.703', '550 5.7.703']]) {
		await page.goto('about:blank');
		await page.goto(addressOf('') + '#' + name);
		await page.waitForFunction(() => document.querySelector('#q').value !== '');
		is(await page.inputValue('#q'), expected, '#' + name + ' of the main page asks for it');
		ok(await page.locator('#answer .verdict').count() > 0, 'and is answered');
	}
	await page.context().close();
}

async function read() {
	const page = await at(one, { javaScriptEnabled: false });

	ok(!(await page.isVisible('#ask')), 'without a script there is no box');
	ok(await page.isVisible('noscript a'), 'but a way to the main page');
	ok((await page.innerText('main')).includes('You run the mail server'), 'and the text');
	await page.click('.links a >> text="5.7.1"');
	ok(page.url().endsWith('/5.7.1/index.html'), 'links lead on');
	await page.emulateMedia({ media: 'print' });
	ok(!(await page.isVisible('footer nav')), 'paper has no links to lists');
	await page.context().close();
}

// ---- on a server

const types = { '.html': 'text/html; charset=utf-8', '.txt': 'text/plain', '.xml': 'application/xml' };

// What servers of files do: a directory is its index.html, what is not there 404.html.
function answer(directory, base, asked, response) {
	const name = asked.startsWith(base) ? asked.slice(base.length).replace(/(^|\/)$/, '$1index.html') : '';
	const found = name !== '' && fs.existsSync(path.join(directory, name));
	const sent = path.join(directory, found ? name : '404.html');

	response.writeHead(found ? 200 : 404, { 'Content-Type': types[path.extname(sent)] });
	response.end(fs.readFileSync(sent));
}

// Builds the site for an address, and serves it there.
async function serveSite(base) {
	const work = fs.mkdtempSync(path.join(os.tmpdir(), 'site-')), tar = path.join(work, 'site.tar');
	const server = http.createServer((request, response) => answer(work, base, request.url, response));

	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = 'http://127.0.0.1:' + server.address().port + base;
	execFileSync(path.join(build, 'bouncegen'), ['site', path.join(top, 'codes.xml'), tar, file, url]);
	execFileSync('tar', ['-xf', tar, '-C', work]);
	fs.rmSync(tar);
	return { url, work, close: () => {
		server.close();
		fs.rmSync(work, { recursive: true });
	} };
}

const SAMPLE = 40; // of so many pages one is opened

async function openedAll(page, places) {
	for (const place of places) {
		const response = await page.goto(place);
		const own = await page.evaluate(() => document.querySelector('link[rel=canonical]')?.href);

		if (response.status() !== 200 || own !== place || await page.locator('h1').count() !== 1)
			page.troubles.push(place + ': ' + response.status() + ', says that it is ' + own);
	}
}

async function served({ url, work }) {
	const places = [...fs.readFileSync(path.join(work, 'sitemap.xml'), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]);
	const page = await open(null), sample = places.filter((place, i) => !place.endsWith('/') || place === url || i % SAMPLE === 0);

	await openedAll(page, sample);
	note(sample.length + ' of ' + places.length + ' pages opened');
	ok(sample.length > 35, 'each language, and a sample of what the sitemap has');
	is(page.troubles.join('\n'), '', 'opens without an error');
	is(page.requests.filter((asked) => !asked.startsWith(url) && !/^(data|blob):/.test(asked)).join(' '), '', 'and asks for nothing else');

	const absent = await page.goto(url + 'no/such/page');
	is(absent.status(), 404, 'what is not there');
	await page.click('footer a >> text="Providers"');
	is(page.url(), url + 'providers/index.html', 'leads to what is, from any depth');
	await page.context().close();
}

main(async () => {
	ok(fs.existsSync(path.join(site, one)), 'the site is there');
	await audited();
	await fits();
	await asked();
	await read();
	const server = await serveSite('/of/mail/');
	await served(server).finally(server.close);
});
