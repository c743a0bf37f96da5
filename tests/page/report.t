#!/usr/bin/env node
// The page of --summary --format=html in a browser: for everybody, at any width, on
// paper, and it asks nobody for anything.
'use strict';

const os = require('node:os');

const { axe, command, fs, is, main, note, ok, open, path } = require('./browser.js');

// Two days of Postfix, the second one worse; one text is hostile.
function log() {
	const texts = ['sent (250 2.0.0 Ok: queued)', 'bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown)',
		'deferred (host mx.example.net[192.0.2.7] said: 450 4.7.1 Greylisted)',
		'bounced (host mx.example.net[192.0.2.7] said: 554 5.7.1 Client host blocked using zen.spamhaus.org)',
		'bounced (host mx.example.net[192.0.2.7] said: 550 <img src=https://example.com/x onerror=alert(1)> wuxtry plonk)'];
	let lines = '';

	for (let i = 0; i < 2000; i++) {
		const worse = i > 1000 && i % 3 === 0;
		const text = texts[worse ? 3 : i % 20 < 5 ? i % 20 : 0];
		const hour = Math.floor(i * 48 / 2000);

		lines += `Nov ${20 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:00:00 mx1 postfix/smtp[7]: ${(4096 + i).toString(16)}: to=<u${i % 700}@${i % 2 ? 'gmail.com' : 'a-domain-with-a-rather-long-name.example.net'}>, relay=${i % 2 ? 'gmail-smtp-in.l.google.com' : 'mx.example.net'}[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=${/ (\d\.\d\.\d) /.exec(text)?.[1] ?? '5.0.0'}, status=${text}\n`;
	}
	return lines;
}

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
const file = path.join(directory, 'report.html');

async function show(options = {}) {
	const page = await open(null, options);

	await page.goto('file://' + file);
	return page;
}

async function audited() {
	for (const colorScheme of ['light', 'dark'])
		for (const width of [400, 1400]) {
			const page = await show({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });

			await page.click('summary');
			await page.addScriptTag({ path: axe });
			const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] })
				.then((result) => result.violations.map((v) => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join('\n'))));

			is(found.join('\n'), '', `axe-core finds nothing, ${colorScheme}, ${width} px`);
			await page.context().close();
		}
}

async function measured() {
	for (const width of [320, 400, 1400, 3840]) {
		const page = await show({ viewport: { width, height: 900 } });

		await page.click('summary');
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		ok(wide <= width, `${width} px: nothing to scroll sideways`, wide);
		await page.context().close();
	}
}

async function alone() {
	const began = Date.now();
	const page = await show();
	const took = Date.now() - began;

	is(page.troubles.join('\n'), '', 'its policy lets in its own style, and nothing is tried');
	is(page.requests.length, 1, 'it asks the network for nothing');
	note('opened in ' + took + ' ms');
	ok(fs.statSync(file).size < 100000, 'it is small');
	is(await page.locator('script, img, iframe, link, [style], [onerror]').count(), 0, 'nothing of a text became a part of it');
	ok(/<img URL onerror=alert/.test(await page.textContent('#unexplained')), 'which is shown as it is');
	is(await page.locator('h2').first().evaluate((e) => getComputedStyle(e).position), 'absolute', 'the style is there');
	is(await page.locator('nav a').evaluateAll((links) => links.filter((a) => !document.querySelector(a.getAttribute('href'))).length), 0, 'links lead to sections');
	ok(await page.locator('svg.time rect').count() > 40, 'the time line has its columns');
	ok(/worse/.test(await page.textContent('#change')), 'the second day is worse');
	is(await page.locator('#blocks a[href="https://check.spamhaus.org"]').count(), 1, 'with the page where a listing is taken back');
}

async function printed() {
	const page = await show({ colorScheme: 'dark' });

	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	is(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)', 'on paper: dark on white');
	ok(!(await page.isVisible('nav')) && await page.isVisible('#category table'), 'without links, with tables');
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
	const pages = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1])));
	ok(pages > 0 && pages < 9, 'a few sheets', pages);
}

main(async () => {
	fs.writeFileSync(file, command(['--summary', '--format=html', '-'], log()));
	await audited();
	await measured();
	await alone();
	await printed();
	fs.rmSync(directory, { recursive: true });
});
