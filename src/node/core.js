// The runtime: texts go in and answers come out as UTF-8 in its memory. One runtime
// serves all of a program; it is made when something is asked for the first time.

const encoder = new TextEncoder(), decoder = new TextDecoder();

let runtime = null;
let findModule = () => {
	throw new Error('bouncecode: call load() first, and wait for it');
};

// Where the module is to be had at once, this gives it when it is needed.
export function moduleFrom(find) {
	findModule = find;
}

function start(module) {
	if (runtime !== null)
		return;
	const c = new WebAssembly.Instance(module).exports;

	c.restore();
	runtime = c;
}

function running() {
	if (runtime === null)
		start(findModule());
	return runtime;
}

function isModule(given) {
	return Object.prototype.toString.call(given) === '[object WebAssembly.Module]';
}

async function compile(source) {
	const given = await source;

	if (isModule(given))
		return given;
	return WebAssembly.compile(typeof given.arrayBuffer === 'function' ? await given.arrayBuffer() : given);
}

// A module that was compiled is ready at once, whoever waits for it or not.
export async function load(source) {
	if (runtime === null)
		start(isModule(source) ? source : await compile(source));
}

// ---- what goes in and out

function bytesOf(text) {
	if (text instanceof Uint8Array)
		return text;
	if (ArrayBuffer.isView(text))
		return new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
	if (Object.prototype.toString.call(text) === '[object ArrayBuffer]')
		return new Uint8Array(text);
	throw new TypeError('bouncecode: expected a text, a string or its bytes');
}

function roomFor(c, length) {
	const at = c.room(length);

	if (at === 0)
		throw new RangeError('bouncecode: the text is too long');
	return new Uint8Array(c.memory.buffer, at, length);
}

// Put a text where the runtime reads it; returns how many bytes it has. What is no
// character, half of a pair, becomes U+FFFD, as it does wherever it is written.
function give(c, text) {
	if (typeof text === 'string')
		return encoder.encodeInto(text, roomFor(c, 3 * text.length)).written;
	const bytes = bytesOf(text);

	roomFor(c, bytes.length).set(bytes);
	return bytes.length;
}

function textTold(c, length) {
	return decoder.decode(new Uint8Array(c.memory.buffer, c.told(), length));
}

function told(c, length) {
	return JSON.parse(textTold(c, length));
}

// A string of C, or null.
function stringAt(c, at) {
	if (at === 0)
		return null;
	const bytes = new Uint8Array(c.memory.buffer, at);

	return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
}

// How many units of a string so many bytes of UTF-8 were.
function unitsIn(bytes) {
	let n = 0;

	for (const byte of bytes)
		n += ((byte & 0xc0) !== 0x80) + (byte >= 0xf0);
	return n;
}

// What was found in a string is told in units of it, which are bytes in ASCII.
function placeIn(c, text, length, answer) {
	if (typeof text !== 'string' || text.length === length)
		return answer;
	const bytes = roomFor(c, length);

	for (const match of answer.matched) {
		const begin = unitsIn(bytes.subarray(0, match.offset));

		match.length = unitsIn(bytes.subarray(match.offset, match.offset + match.length));
		match.offset = begin;
	}
	return answer;
}

// ---- words

// In the order of enum bouncecode_vocabulary.
const vocabularies = ['category', 'fault', 'bounce', 'action', 'confidence', 'kind', 'basis', 'remark', 'as', 'provider', 'blocklist'];
const [CATEGORY, FAULT, BOUNCE, ACTION, CONFIDENCE, , BASIS, , AS, PROVIDER, BLOCKLIST] = vocabularies.keys();
const PERMANENT = vocabularies.length;
const known = vocabularies.map(() => new Map());

function numberOf(list, name, what) {
	const number = list.indexOf(name);

	if (number < 0)
		throw new RangeError(`bouncecode: there is no ${what} '${name}'; expected ${list.filter((one) => one !== null).join(', ')}`);
	return number;
}

function wordAt(c, vocabulary, number) {
	let name = known[vocabulary].get(number);

	if (name === undefined)
		known[vocabulary].set(number, name = stringAt(c, c.word(vocabulary, number)));
	return name;
}

// By their numbers.
function wordsOf(c, vocabulary) {
	return Array.from({ length: c.last_word(vocabulary) + 1 }, (none, number) => wordAt(c, vocabulary, number));
}

export function words(vocabulary) {
	const c = running(), v = numberOf(vocabularies, vocabulary, 'vocabulary');

	return wordsOf(c, v).map((name, number) => ({
		name, number, explanation: stringAt(c, c.explanation(v, number)), url: stringAt(c, c.address(v, number)),
	})).filter((word) => word.name !== null && word.explanation !== null);
}

// ---- answers

const BRIEF = 0x1, READER_SHIFT = 4;
const readers = ['sender', 'person', 'server', 'list'];

function flagsOf({ brief, reader = 'sender' }) {
	return (brief ? BRIEF : 0) | numberOf(readers, reader, 'reader') << READER_SHIFT;
}

// The record as the command prints it: what was found is told in bytes.
export function json(text, options = {}) {
	const c = running(), flags = flagsOf(options);

	return textTold(c, c.explain(give(c, text), flags));
}

export function explain(text, options = {}) {
	const c = running(), flags = flagsOf(options), length = give(c, text);

	return placeIn(c, text, length, told(c, c.explain(length, flags)));
}

// The answer for people.
export function show(text, { width = 0, color = false, reader = 'sender' } = {}) {
	const c = running(), number = numberOf(readers, reader, 'reader');

	return textTold(c, c.show(give(c, text), width, color, number));
}

export function lookup(code, options = {}) {
	const c = running(), flags = flagsOf(options), length = give(c, code);
	const size = c.look_up(length, flags);

	return size === 0 ? null : placeIn(c, code, length, told(c, size));
}

export function verdict(text) {
	const c = running();

	return c.verdict(give(c, text));
}

function takeApart(c, at) {
	const numbers = new Int16Array(c.memory.buffer, at, PERMANENT + 1);
	const word = (vocabulary) => numbers[vocabulary] < 0 ? null : wordAt(c, vocabulary, numbers[vocabulary]);

	return {
		category: word(CATEGORY), fault: word(FAULT), bounce: word(BOUNCE), action: word(ACTION),
		confidence: word(CONFIDENCE), basis: word(BASIS),
		permanent: numbers[PERMANENT] < 0 ? null : numbers[PERMANENT] === 1,
		provider: word(PROVIDER), blocklist: word(BLOCKLIST),
	};
}

export function classify(text) {
	const c = running();

	return takeApart(c, c.classify(give(c, text)));
}

export function unpack(number) {
	const c = running();

	if (!Number.isSafeInteger(number) || number < 0)
		throw new RangeError('bouncecode: expected a number that verdict() gave');
	return takeApart(c, c.unpack(number));
}

export function as(text, system) {
	const c = running(), number = numberOf(wordsOf(c, AS), system, 'system');

	return stringAt(c, c.as(give(c, text), number));
}

export function search(text, { limit = 20 } = {}) {
	const c = running();

	if (!Number.isSafeInteger(limit) || limit < 0)
		throw new RangeError('bouncecode: expected a limit that is a number of entries');
	return told(c, c.search(give(c, text), Math.min(limit, c.count())));
}

export function version() {
	const c = running();

	return {
		version: stringAt(c, c.version()), data: stringAt(c, c.data_version()), updated: stringAt(c, c.data_updated()),
		digest: stringAt(c, c.data_digest()), entries: c.count(),
	};
}

// ---- logs

const BLOCK = 256 * 1024;

// The memory of a log that nobody reads to its end.
const abandoned = new FinalizationRegistry((log) => runtime.log_end(log));

// A log that comes in pieces, of bytes or of characters.
export class LogReader {
	#c = running();
	#log = this.#c.log_begin();
	#flags;
	#half = ''; // of a pair, whose other half the next piece begins with

	constructor({ brief = true, reader } = {}) {
		this.#flags = flagsOf({ brief, reader });
		abandoned.register(this, this.#log, this);
	}

	// The reports of the lines that have ended.
	feed(piece) {
		const bytes = typeof piece === 'string' ? this.#encode(piece) : bytesOf(piece), reports = [];

		for (let at = 0, n; at < bytes.length; at += n) {
			n = this.#c.log_fits(this.#open(), Math.min(BLOCK, bytes.length - at));
			new Uint8Array(this.#c.memory.buffer, this.#c.log_room(this.#log), n).set(bytes.subarray(at, at + n));
			this.#take(this.#c.log_feed(this.#log, n, this.#flags), reports);
		}
		return reports;
	}

	// Those of what is left; then the log is closed.
	finish() {
		const reports = this.feed(encoder.encode(this.#half));

		this.#take(this.#c.log_finish(this.#open(), this.#flags), reports);
		this.close();
		return reports;
	}

	close() {
		if (this.#log === 0)
			return;
		abandoned.unregister(this);
		this.#c.log_end(this.#log);
		this.#log = 0;
	}

	#open() {
		if (this.#log === 0)
			throw new Error('bouncecode: the log is closed');
		return this.#log;
	}

	#take(length, reports) {
		if (length > 0)
			for (const report of told(this.#c, length))
				reports.push(report);
	}

	#encode(piece) {
		const text = this.#half + piece, last = text.charCodeAt(text.length - 1);

		this.#half = last >= 0xd800 && last < 0xdc00 ? text.slice(-1) : '';
		return encoder.encode(this.#half === '' ? text : text.slice(0, -1));
	}
}

export function scan(text, options) {
	const reader = new LogReader(options);

	try {
		return reader.feed(text).concat(reader.finish());
	} finally {
		reader.close();
	}
}

// A log goes in, reports come out.
export class LogStream extends TransformStream {
	constructor(options) {
		const reader = new LogReader(options);
		const put = (reports, controller) => reports.forEach((report) => controller.enqueue(report));

		super({
			transform: (piece, controller) => put(reader.feed(piece), controller),
			flush: (controller) => put(reader.finish(), controller),
			cancel: () => reader.close(),
		});
	}
}
