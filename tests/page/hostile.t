#!/usr/bin/env node
// Text from outside is shown as text, and the page stays usable.
'use strict';

const { address, is, main, ok, open } = require('./browser.js');

const attacks = [
	'<img src=x onerror="document.title=\'hit\'">',
	'550 5.1.1 <img src=x onerror="document.title=\'hit\'"> user unknown',
	'</script><script>document.title="hit"</script>',
	'550 5.7.1 </textarea></pre><svg onload=document.title="hit">',
	'javascript:document.title="hit"',
	'"><iframe srcdoc="<script>parent.document.title=\'hit\'</script>">',
	'__proto__', 'constructor toString', '%3Cscript%3E', '{{7*7}} ${7*7}',
	'550 5.1.1 \u0000 \u0007 \u001b[31mred', '\ud800 alone 550',
];

// The title that the answer gives, and nothing else.
const entitled = (page, first) => page.evaluate((start) => {
	const heading = document.querySelector('body.answered #answer h2');

	return document.title === (heading ? heading.textContent + ' – bouncecode' : start) && document.title !== 'hit';
}, first);
const elements = (page) => page.evaluate(() => document.querySelectorAll('script, img, svg, iframe, object, embed, form').length);

async function injected() {
	const page = await open();
	const title = await page.title(), before = await elements(page);

	for (const attack of attacks) {
		await page.fill('#q', attack);
		ok(await entitled(page, title) && await elements(page) === before, 'typed: ' + JSON.stringify(attack));
	}
	is(page.troubles.join('\n'), '', 'no error and no request of another sort');
	is(page.requests.length, 1, 'nothing was fetched');
	await page.fill('#q', '550 5.1.1 user unknown');
	is(await page.textContent('#answer .badge'), 'hard', 'the page answers on');
	for (const attack of attacks) {
		const asked = await open('?q=' + encodeURIComponent(attack.toWellFormed ? attack.toWellFormed() : attack) + '#' + encodeURIComponent('"><b>'));

		ok(await entitled(asked, title) && await elements(asked) === before && asked.troubles.length === 0, '?q=' + JSON.stringify(attack), ...asked.troubles);
		await asked.context().close();
	}
	for (const hash of ['#%', '#%E0%A4%A', '#__proto__', '#q', '#answer', '#constructor']) {
		const linked = await open(hash);

		is(linked.troubles.join('\n'), '', 'the fragment ' + hash);
		await linked.context().close();
	}
}

async function turned() {
	const page = await open();

	await page.fill('#q', '550 5.1.1 \u202euser \u2066unknown\u200b');
	const shown = await page.textContent('#answer pre');
	ok(shown.includes('U+202E') && shown.includes('U+2066') && shown.includes('U+200B'), 'what turns a text, or hides in it, is named', shown);
	ok(!/[\u202a-\u202e\u2066-\u2069]/.test(await page.innerText('#answer')), 'and does not turn the page');
	await page.fill('#q', '550 5.1.1 \u05de\u05e9\u05ea\u05de\u05e9 \u05dc\u05d0 \u05e7\u05d9\u05d9\u05dd');
	is(await page.evaluate(() => getComputedStyle(document.querySelector('#answer bdi')).unicodeBidi), 'isolate', 'other scripts are isolated');
}

// The page may not be busy for longer than a person notices.
async function large() {
	const page = await open();
	const cases = {
		'one line': 'x'.repeat(10e6),
		'a log': 'Nov 21 00:10:00 mx1 postfix/smtp[553]: 4A1B2C3E: to=<bob@example.com>, relay=mx[192.0.2.27]:25, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n'.repeat(68000),
		'elements': '<img src=x onerror=alert(1)>\n'.repeat(350000),
	};

	for (const [name, text] of Object.entries(cases)) {
		const busy = await page.evaluate(async (pasted) => {
			const box = document.getElementById('q'), data = new DataTransfer();
			let longest = 0, last = performance.now(), done = false;
			const tick = () => {
				longest = Math.max(longest, performance.now() - last);
				last = performance.now();
				if (!done)
					setTimeout(tick);
			};

			data.setData('text/plain', pasted);
			await new Promise((resolve) => setTimeout(resolve, 50));
			last = performance.now();
			tick();
			box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
			while (!document.querySelector('#report .tiles'))
				await new Promise((resolve) => setTimeout(resolve, 10));
			done = true;
			return longest;
		}, text);

		ok(busy < 500, '10 MB pasted, ' + name + ': busy for at most ' + Math.round(busy) + ' ms');
		await page.fill('#q', '550 5.1.1');
		is(await page.textContent('#answer .badge'), 'hard', 'the page answers on');
		await page.evaluate(() => document.getElementById('summary').replaceChildren());
	}
	await page.fill('#q', 'y 550 5.1.1 '.repeat(900000));
	await page.waitForSelector('#report .tiles');
	is(await page.inputValue('#q'), '', '10 MB that come into the box another way are read as a log as well');
	is(page.troubles.join('\n'), '', 'no error in the page');
}

// Texts that a search may go through again and again, as a mail and in the box.
async function slow() {
	const page = await open();
	const units = ['<', '<style', '<script ', '<style>', '\n', '\n ', '\t\n', 'a@', '-', '=?', '?=', ': ', '"', '> ', '\n>', '&', '--b\n',
		'\na@b.c\n', '  to=<a@b.c>, status=bounced (550 5.1.1)\n'];
	const session = await page.context().newCDPSession(page);
	const busy = async () => { // but with laying out a box of so many lines
		const told = new Map((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));

		return told.get('TaskDuration') - told.get('LayoutDuration') - told.get('RecalcStyleDuration');
	};
	const took = [];

	await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // others may use the machine
	for (const name of await page.evaluate(() => {
		const head = 'From: MAILER-DAEMON@a.example\nTo: c@d.example\nDate: now\nSubject: Undelivered\nMIME-Version: 1.0\n';
		const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx';
		const status = '\n--b\nContent-Type: message/delivery-status\n\n' + ['ann', 'bob'].map((who) =>
			'Final-Recipient: rfc822; ' + who + '@b.c\nAction: failed\nStatus: 5.1.1\n').join('\n');

		page.ways = { 'HTML': (text) => readMail(encoder.encode(head + 'Content-Type: text/html\n\n' + text)),
			'text': (text) => readMail(encoder.encode(head + '\nx' + text + 'x\n')),
			'report': (text) => readMail(encoder.encode(head + report + text + status)),
			'header': (text) => readMail(encoder.encode(head + 'X: ' + text + 'x\n\nx')),
			'box': (text) => { byId('q').value = '5' + text.slice(0, 60000) + 'x'; show(HITS_FIRST); },
			'copy': (text) => copiedAnswer(element('div', {}, element('p', {}, text.slice(0, 24000) + 'x'), element('div')).lastElementChild) };
		return Object.keys(page.ways);
	}))
		for (const unit of units) {
			const before = await busy();

			await page.evaluate(([way, piece]) => { page.ways[way](piece.repeat(Math.ceil(300000 / piece.length))); }, [name, unit]);
			took.push([await busy() - before, name + ' of ' + JSON.stringify(unit)]);
		}
	took.sort((a, b) => b[0] - a[0]);
	ok(took[0][0] > 1 && took[0][0] < 500, '300 kB of what is hard to search: at most ' + Math.round(took[0][0]) + ' ms of ' + took[0][1], took.slice(0, 9).join('\n'));
	is(page.troubles.join('\n'), '', 'no error in the page');
}

main(async () => {
	await injected();
	await turned();
	await large();
	await slow();
});
