#!/usr/bin/env node
// How soon the page is there, how soon it answers, and that it stays free
// while it reads a log of 100 MB.
'use strict';

const os = require('node:os');
const { address, fs, is, main, note, ok, open, path, top } = require('./browser.js');

function median(numbers) {
	return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

// A machine has other things to do as well: a round counts when it was left
// alone, so the best of some is taken, and no more are made than it takes.
async function best(limit, measure) {
	let least = Infinity;

	for (let round = 0; round < 6 && least >= limit; round++)
		least = Math.min(least, await measure());
	return least;
}

// From the beginning of the navigation to what is painted, and to the answer.
async function loading() {
	const page = await open();

	await page.addInitScript(() => {
		new MutationObserver(() => {
			window.answered = window.answered || (document.querySelector('#answer .verdict') && performance.now());
		}).observe(document, { childList: true, subtree: true });
	});
	const load = async (measure) => {
		const times = [];

		for (let i = 0; i < 9; i++) {
			await page.goto(address + '?q=552+5.2.' + i);
			await page.waitForFunction(() => window.answered && performance.getEntriesByName('first-contentful-paint').length > 0);
			times.push(await page.evaluate(measure));
			await page.waitForTimeout(300);
		}
		note(times.map(Math.round).join(' ') + ' ms');
		return median(times);
	};
	const paint = await best(200, () => load(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
	const answer = await best(200, () => load(() => window.answered));

	ok(paint < 200, 'first paint within 200 ms: ' + Math.round(paint));
	ok(answer < 200, 'first answer within 200 ms: ' + Math.round(answer));
}

// All that a keystroke causes, with the layout: each at its best of some rounds.
async function typing() {
	const page = await open();
	const texts = ['550 5.7.26 This mail has been blocked because the sender is unauthenticated', 'mailbox full over quota', 'greylisted try again'];
	const round = () => page.evaluate((all) => all.flatMap((text) => Array.from(text, (c, i) => {
		const box = document.getElementById('q'), from = performance.now();

		box.value = text.slice(0, i + 1);
		box.dispatchEvent(new InputEvent('input', { bubbles: true }));
		document.getElementById('answer').getBoundingClientRect();
		return performance.now() - from;
	})), texts);
	let times = await round();
	const first = times;
	const longest = await best(16, async () => {
		const more = await round();

		times = times.map((time, i) => Math.min(time, more[i]));
		return Math.max(...times);
	});

	note(times.length + ' keystrokes: median ' + median(times).toFixed(1) + ', longest ' + longest.toFixed(1) +
		' ms; in the first round ' + median(first).toFixed(1) + ' and ' + Math.max(...first).toFixed(1));
	ok(longest < 16, 'every keystroke is answered within 16 ms');

	// A whole mail with its headers, as long as the box takes.
	await page.fill('#q', 'Received: from a.example by b.example with ESMTP id 4A1B2C3D; Fri, 20 Nov 2026 23:59:01 +0000\n'.repeat(600) + '550 5.1.1 user unknown\n');
	const long = await best(16, () => page.evaluate(async () => {
		let least = Infinity;

		for (let i = 0; i < 8; i++) {
			const from = performance.now();

			document.getElementById('q').dispatchEvent(new InputEvent('input', { bubbles: true }));
			document.getElementById('answer').getBoundingClientRect();
			least = Math.min(least, performance.now() - from);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return least;
	}));

	ok(long < 16, 'in a text of 60 KB as well: ' + long.toFixed(1));
}

function largeLog() {
	const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), 'large.log');
	const log = fs.readFileSync(path.join(top, 'tests/logs/mail.log'));
	const block = Buffer.concat(Array(Math.ceil(1e6 / log.length)).fill(log));

	for (let i = 0; i < Math.ceil(1e8 / block.length); i++)
		fs.appendFileSync(file, block);
	return file;
}

// Reads it in a page of its own; how long, and how long without a frame.
async function readLog(file) {
	const page = await open();

	await page.evaluate(() => {
		let last = performance.now();
		const tick = () => {
			const now = performance.now();

			window.longest = Math.max(window.longest || 0, now - last);
			last = now;
			window.seen = Math.max(window.seen || 0, document.getElementById('progress').value);
			requestAnimationFrame(tick);
		};

		document.getElementById('files').addEventListener('change', () => { last = window.began = performance.now(); requestAnimationFrame(tick); });
	});
	await page.setInputFiles('#files', file);
	await page.waitForSelector('#reading:not([hidden])');
	await page.fill('#q', '550 5.1.1');
	const badge = await page.textContent('#answer .badge');
	await page.waitForSelector('#summary table');
	const measured = await page.evaluate(() => ({ took: performance.now() - window.began, longest: window.longest, seen: window.seen }));
	await page.context().close();
	return { badge, ...measured };
}

async function logs() {
	const file = largeLog();
	let got;
	const longest = await best(200, async () => (got = await readLog(file)).longest);

	note('read in ' + Math.round(got.took) + ' ms; longest time between two frames ' + Math.round(longest) + ' ms');
	is(got.badge, 'hard', 'the page answers while it reads a log of 100 MB');
	ok(longest < 200, 'it never stands still for 200 ms: ' + Math.round(longest));
	ok(got.seen > 0.1, 'and shows its progress');
	ok(got.took < 10000, 'it is done within ten seconds: ' + Math.round(got.took));
	fs.rmSync(path.dirname(file), { recursive: true });
}

main(async () => {
	await loading();
	await typing();
	await logs();
});
