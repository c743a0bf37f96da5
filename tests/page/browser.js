// What the tests of the page share: the page in the system's browsers, the
// command, and the Test Anything Protocol.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const top = path.resolve(__dirname, '../..');
const build = path.resolve(top, process.env.B || 'build');
const installed = path.join(build, 'page-tests/node_modules');
const file = path.join(build, 'docs/index.html');
const address = 'file://' + file;

const { chromium } = require(path.join(installed, 'playwright-core'));
const axe = path.join(installed, 'axe-core/axe.min.js');

// ---- TAP

let run = 0, failed = 0;

function ok(passed, name, ...notes) {
	run++;
	failed += !passed;
	console.log((passed ? 'ok ' : 'not ok ') + run + ' - ' + name);
	if (!passed)
		for (const note of notes)
			console.log(String(note).slice(0, 2000).replace(/^/gm, '# '));
}

function is(got, expected, name) {
	ok(got === expected, name, 'got      ' + got, 'expected ' + expected);
}

function note(text) {
	console.log('# ' + text);
}

// ---- the command

function command(args, input) {
	try {
		return execFileSync(path.join(build, 'bouncecode'), args, { input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'] });
	} catch (error) {
		if (error.status === 1) // nothing found
			return error.stdout;
		throw error;
	}
}

// ---- the page

// The first of these programs that there is, the named one before them.
function installedAs(named, ...names) {
	for (const directory of process.env.PATH.split(':'))
		for (const name of named ? [named] : names) {
			const found = path.resolve(directory, name);

			if (fs.existsSync(found))
				return found;
		}
	return null;
}

function executable() {
	const found = installedAs(process.env.CHROMIUM, 'chromium', 'chromium-browser');

	if (found === null)
		throw new Error('no chromium; .ci/deps install ci installs it');
	return found;
}

let browser;

// A page of its own, with what went wrong in it and what it asked the network
// for.
async function open(where = '', options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();

	page.troubles = [];
	page.requests = [];
	page.on('pageerror', (error) => page.troubles.push(error.stack));
	page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
	page.on('dialog', (dialog) => {
		page.troubles.push('dialog: ' + dialog.message());
		dialog.dismiss();
	});
	page.on('request', (request) => page.requests.push(request.url()));
	if (where !== null) {
		await page.goto(address + where);
		if (options.javaScriptEnabled !== false)
			await page.waitForSelector('#wordings > details', { state: 'attached' });
	}
	return page;
}

// A server with the page at any path, and its log.
async function serve() {
	const log = [], bytes = fs.readFileSync(file);
	const server = http.createServer((request, response) => {
		log.push(request.url + ' ' + (request.headers.referer || '-'));
		response.setHeader('Content-Type', 'text/html; charset=utf-8');
		response.end(bytes);
	});

	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { log, server, address: 'http://127.0.0.1:' + server.address().port + '/codes/' };
}

// Each with its end.
function linesOf(buffer) {
	const lines = [];

	for (let at = 0; at < buffer.length;) {
		const end = buffer.indexOf(10, at) + 1 || buffer.length;

		lines.push(buffer.subarray(at, end));
		at = end;
	}
	return lines;
}

// Runs the tests with a browser, and closes that, whatever becomes of them.
async function runIn(started, tests) {
	try {
		await tests(started);
	} catch (error) {
		ok(false, 'the tests run to their end', error.stack);
	}
	await started.close();
}

function finish() {
	console.log('1..' + run);
	process.exitCode = failed > 0 ? 1 : 0;
}

async function main(tests) {
	browser = await chromium.launch({ executablePath: executable(), chromiumSandbox: process.getuid() !== 0 });
	await runIn(browser, tests);
	finish();
}

function puppeteer() {
	return require(path.join(installed, 'puppeteer-core'));
}

// Firefox as the system has it speaks WebDriver BiDi, of which the driver of the
// other browser asks for more than that one knows.
async function mainInFirefox(tests) {
	const found = installedAs(process.env.FIREFOX, 'firefox-esr', 'firefox');

	if (found === null) {
		console.log(process.env.CI_PACKAGES ? 'Bail out! no firefox; .ci/deps install ci installs it' : '1..0 # SKIP no firefox');
		process.exitCode = process.env.CI_PACKAGES ? 1 : 0;
		return;
	}
	await runIn(await puppeteer().launch({ browser: 'firefox', executablePath: found }), tests);
	finish();
}

// The same tests in one browser and then in the other, by the driver that knows both.
async function mainInBoth(tests) {
	await runIn(await puppeteer().launch({ browser: 'chrome', executablePath: executable(), args: process.getuid() === 0 ? ['--no-sandbox'] : [] }),
		(started) => tests(started, 'Chromium'));
	await mainInFirefox((started) => tests(started, 'Firefox'));
}

module.exports = { address, axe, build, command, file, finish, fs, is, linesOf, main, mainInBoth, mainInFirefox, note, ok, open, path, runIn, serve, top };
