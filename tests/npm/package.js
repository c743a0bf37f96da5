// What the tests of the npm package share: the package, installed from its file alone
// into an empty directory, and programs run there.
'use strict';

const { execFileSync, spawnSync } = require('node:child_process');
const os = require('node:os');
const { build, finish, fs, path, runIn, top, ...rest } = require('../page/browser.js');

const tools = path.join(build, 'npm-tests/node_modules');
const archive = path.join(build, 'npm', fs.readdirSync(path.join(build, 'npm')).find((name) => /^bouncecode-.*\.tgz$/.test(name)));

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-'));
process.on('exit', () => fs.rmSync(work, { recursive: true }));

// A cache of its own, and no network: the package needs no other.
const environment = { ...process.env, npm_config_cache: path.join(work, 'cache'), npm_config_offline: 'true', npm_config_update_notifier: 'false' };
delete environment.NODE_PATH;

function run(program, args, options = {}) {
	const { status, stdout, stderr } = spawnSync(program, args, { cwd: project, env: environment, encoding: 'utf8', maxBuffer: 1 << 28, ...options });

	return { status, out: stdout, err: stderr };
}

// A directory with nothing but the package.
function install(name) {
	const directory = path.join(work, name);

	fs.mkdirSync(directory);
	fs.writeFileSync(path.join(directory, 'package.json'), '{ "name": "user", "version": "1.0.0" }\n');
	execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', archive], { cwd: directory, env: environment });
	return directory;
}

const project = install('user');
const installed = path.join(project, 'node_modules/bouncecode');

// A file beside the package, and what a program makes of it.
function runFile(program, args, name, text) {
	fs.writeFileSync(path.join(project, name), text);
	return run(program, [...args, name]);
}

// Runs the tests, and says how many there were.
function tests(all) {
	return runIn({ close() {} }, all).then(finish);
}

module.exports = { ...rest, archive, build, environment, fs, install, installed, path, project, run, runFile, tests, tools, top, work };
