#!/usr/bin/env node
// Tasks by the keyboard alone, in two browsers. Each ends with the focus in a place
// that is in sight and shows it.
'use strict';

const { address, fs, is, mainInBoth, ok, path, top } = require('./browser.js');

const bounce = '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown';
const STOPS_MAX = 60;
let browser, name, page;

// ---- the keyboard

async function press(...keys) {
	for (const key of keys) {
		const held = key.split('+'), last = held.pop();

		for (const modifier of held)
			await page.keyboard.down(modifier);
		await page.keyboard.press(last);
		for (const modifier of held)
			await page.keyboard.up(modifier);
	}
}

// With the tab key to what a selector tells; how many stops that took.
async function tabTo(selector, key = 'Tab') {
	for (let n = 1; n <= STOPS_MAX; n++) {
		await press(key);
		if (await page.evaluate((s) => document.activeElement.matches(s), selector))
			return n;
	}
	throw new Error('the tab key does not come to ' + selector);
}

const type = (text) => page.keyboard.type(text);
const has = (selector) => page.evaluate((s) => document.activeElement.matches(s), selector);
const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
const boxed = () => page.evaluate(() => document.getElementById('q').value);
const until = (test, value) => page.waitForFunction(test, {}, value);

// To the link that led away; the keys for that are those of the browser's own window.
async function comeBack(link) {
	await page.evaluate(() => history.back());
	await until((text) => document.activeElement.textContent.trim() === text, link);
}

// The box, from anywhere but where letters are typed, and empty.
async function box() {
	if (await has('input, textarea, select'))
		await tabTo('a, button, summary, pre');
	await press('/', 'Control+a', 'Delete');
}

// As from the clipboard of another program.
async function paste(text) {
	await box();
	await page.evaluate((t) => document.execCommand('insertText', false, t), text);
}

async function ends(task) {
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
	const told = await page.evaluate(() => {
		const e = document.activeElement, at = e.getBoundingClientRect(), style = getComputedStyle(e);
		const top = document.elementFromPoint(at.left + Math.min(at.width, 30) / 2, at.top + Math.min(at.height, 30) / 2);

		return e === document.body ? 'the focus is lost'
			: !e.checkVisibility() || at.bottom < 5 || at.top > innerHeight - 5 ? 'out of sight'
			: top !== null && !e.contains(top) && !top.contains(e) ? 'something is above it'
			: style.outlineStyle === 'none' && style.boxShadow === 'none' && !/^H\d$/.test(e.tagName) ? 'it does not show' : '';
	});

	is(told, '', name + ': ' + task);
}

// ---- the tasks

async function reads() {
	await tabTo('.skip');
	await press('Enter');
	await type(bounce);
	await press('Control+a', 'Control+x');
	is(await boxed(), '', name + ': the text is in the clipboard');
	await press('Control+v');
	is(await boxed(), bounce, name + ': a reply is pasted');
	await press('Enter');
	ok(await has('#answer h2') && await page.$eval('#answer .verdict', (e) => e.getBoundingClientRect().bottom <= innerHeight), name + ': its verdict is in sight');
	await ends('1 paste a reply and read its verdict');
}

async function looksCloser() {
	await tabTo('#answer pre');
	await tabTo('#answer .json > summary');
	await press('Enter');
	ok(await page.$eval('#answer .json', (e) => e.open), name + ': the record opens');
	await press('Enter');
	ok(!(await page.$eval('#answer .json', (e) => e.open)), name + ': and closes');
	await ends('2 see what decided, and the record as JSON');
}

async function copies() {
	await tabTo('#answer .tools button');
	await press('Enter');
	await until(() => document.activeElement.textContent === 'Copied');
	await ends('3 copy the answer');
	await press('/', 'Control+a', 'Control+v');
	ok(/You sent one mail:/.test(await boxed()), name + ': it is in the clipboard', await boxed());
}

async function couldBe() {
	await box();
	await type('550');
	await press('Enter');
	await new Promise((resolve) => setTimeout(resolve, 400)); // the address follows when typing pauses
	await tabTo('#answer .causes a');
	const link = await focused();
	await press('Enter');
	ok(await has('#filters select') && /^[1-9]\d? of /.test(await page.$eval('#count', (e) => e.textContent)), name + ': what it could be, in the table');
	await ends('4 follow a "could be" link,');
	await comeBack(link);
	is(await boxed(), '550', name + ': the answer is there');
	await ends('and come back');
}

async function opensEntry() {
	const inRow = () => document.activeElement.matches('#codes .group > details[open] > summary');

	await tabTo('#answer p > a[href^="#"]');
	const link = await focused();
	await press('Enter');
	await until(inRow);
	await comeBack(link);
	await press('Enter');
	await until(inRow);
	await ends('5 from an answer to its row in the table, which opens');
	await press('ArrowLeft', 'ArrowDown');
	is(await page.evaluate(() => document.activeElement.parentElement.open + ' ' + document.activeElement.parentElement.previousElementSibling.open), 'false false', name + ': close it, go to the next');
	await press('Enter');
	ok(await page.evaluate(() => document.activeElement.parentElement.querySelector('.verdict') !== null), name + ': open that');
	await press('Enter');
	await ends('and close it');
}

async function filters() {
	const count = () => page.$eval('#count', (e) => parseInt(e.textContent));

	await tabTo('[type=reset]', 'Shift+Tab');
	await press('Enter');
	await until(() => !document.querySelector('#codes > [hidden]'));
	const all = await count();
	await tabTo('[name=category]', 'Shift+Tab');
	await type('greyl');
	await until((n) => parseInt(document.getElementById('count').textContent) < n, all);
	await ends('6 narrow the table to a category,');
	await tabTo('[type=reset]');
	await press('Enter');
	await until((n) => parseInt(document.getElementById('count').textContent) === n, all);
	await ends('and show all again');
}

async function searches() {
	await box();
	await type('mailbox full');
	await press('Enter');
	ok(/^›?5\.2\.2/.test(await focused()), name + ': words: the first hit', await focused());
	await press('Enter');
	ok(await page.$('#answer .hits .verdict') !== null, name + ': which opens');
	await ends('7 search words, open a hit,');
	const before = (await page.$$('#answer .hits > li')).length;
	await tabTo('#answer .hits ~ button');
	await press('Enter');
	is(await page.evaluate(() => [...document.querySelectorAll('#answer .hits > li')].indexOf(document.activeElement.closest('li'))), before, name + ': the first of all others');
	await ends('and see all');
}

async function mail() {
	await paste('Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; bob@shop.example\nAction: failed\nStatus: 5.2.2\n\n' +
		'Final-Recipient: rfc822; eve@shop.example\nAction: failed\nStatus: 5.1.1\n');
	await press('Control+Enter');
	ok(/^2 recipients/.test(await focused()), name + ': a mail that reports on two', await focused());
	await tabTo('#answer summary');
	await press('Tab', 'Enter');
	await until(() => document.activeElement.parentElement.querySelector('.verdict'));
	ok(/eve@shop/.test(await focused()), name + ': what is said of the second one');
	await ends('8 open what a mail says of a recipient');
}

async function log() {
	await (await page.$('#files')).uploadFile(path.join(top, 'tests/logs/mail.log'));
	await until(() => document.activeElement.matches('#summary h3'));
	await ends('9 read a log: its summary,');
	await tabTo('#report thead button');
	await press('Tab', 'Enter');
	ok(await page.evaluate(() => document.activeElement.closest('th').ariaSort === 'descending'), name + ': a column sorts');
	await ends('sort a column,');
	await tabTo('#report .opens');
	await press('Enter');
	is(await page.evaluate(() => document.activeElement.ariaExpanded), 'true', name + ': a row opens to its lines');
	await ends('and open a row');
}

async function shares() {
	await box();
	await type('452 4.2.2');
	await press('Enter');
	await tabTo('#answer .tools button');
	await press('Tab', 'Enter');
	await until(() => document.activeElement.textContent === 'Copied');
	await ends('10 copy a link to the answer');
	await press('/', 'Control+a', 'Control+v');
	const link = await boxed();
	ok(link.includes('#452-4.2.2'), name + ': it is in the clipboard', link);
	await page.goto('about:blank');
	await page.goto(link);
	await until(() => document.activeElement.matches('#codes .group > details[open] > summary'));
	await ends('it leads to the row');
}

async function changesLanguage() {
	await page.goto('about:blank');
	await page.goto(address + '#q=452+4.2.2');
	await page.waitForSelector('#wordings > details');
	await tabTo('#languages a[lang=de]');
	await press('Enter');
	await page.waitForSelector('html[lang=de] #answer .verdict');
	await page.waitForSelector('#wordings > details');
	is(await boxed(), '452 4.2.2', name + ': the text came along');
	await tabTo('.skip');
	await ends('11 read the page in another language');
}

mainInBoth(async (started, called) => {
	[browser, name] = [started, called];
	page = await browser.newPage();
	const troubles = [];

	page.on('pageerror', (error) => troubles.push(error.stack));
	await page.setViewport({ width: 1280, height: 900 });
	await page.goto(address);
	await page.waitForSelector('#wordings > details');
	for (const task of [reads, looksCloser, copies, couldBe, opensEntry, filters, searches, mail, log, shares, changesLanguage])
		await task();
	is(troubles.join('\n'), '', name + ': no error in the page');
});
