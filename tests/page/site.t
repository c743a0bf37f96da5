#!/usr/bin/env node
// The pages of the site in a browser: what axe-core finds, any width, no script, paper,
// and the box, which leads to the main page and tells no server.
'use strict';

const { axe, build, fs, is, main, ok, open, path } = require('./browser.js');

const site = path.join(build, 'site');
const one = '550-5.7.1', kinds = [one, 'tss04', 'google', 'category/policy', 'blocklist/spamhaus-zen', 'codes', 'certificate-expired'];

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
	ok((await page.innerText('main')).includes('What to do'), 'and the text');
	await page.click('.links a >> text="5.7.1"');
	ok(page.url().endsWith('/5.7.1/index.html'), 'links lead on');
	await page.emulateMedia({ media: 'print' });
	ok(!(await page.isVisible('footer nav')), 'paper has no links to lists');
	await page.context().close();
}

main(async () => {
	ok(fs.existsSync(path.join(site, one)), 'the site is there');
	await audited();
	await fits();
	await asked();
	await read();
});
