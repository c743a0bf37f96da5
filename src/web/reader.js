// A worker that reads logs: the page stays free, and no more than a piece of a
// file is in memory.

const FORMATS = ['json', 'csv']; // of the command
const ROWS_MAX = 500; // of a table
const PART = 1 << 20; // bytes of a file that are read at once
let stopped = false, lastTold = 0, c;

// What a file begins with that is unpacked, in the order of the engine; and what is not.
const UNPACKED = [[0x1f, 0x8b], [0xfd, 0x37, 0x7a, 0x58, 0x5a]];
const COMPRESSED = '{file} is compressed with {program}: unpack it first';
const ARCHIVE = '{file} is a {program} archive: unpack it, and choose the files in it';
const UTF_16 = '{file} is text in UTF-16: save it in UTF-8';
const NOT_ENDED = '{file} could not be read to its end ({error}): what there was until there is counted, {lines} lines';
const CUT = '{file} is cut or damaged: what there was until there is counted, {lines} lines';
const NOT_READ = [
	[COMPRESSED, 'zstd', 0x28, 0xb5, 0x2f, 0xfd],
	[COMPRESSED, 'bzip2', 0x42, 0x5a, 0x68],
	[ARCHIVE, 'ZIP', 0x50, 0x4b, 3, 4],
	[ARCHIVE, '7z', 0x37, 0x7a, 0xbc, 0xaf],
	['{file} is a message of Outlook (.msg): save it as text or as .eml', '', 0xd0, 0xcf, 0x11, 0xe0],
	[UTF_16, '', 0xff, 0xfe], [UTF_16, '', 0xfe, 0xff],
	['{file} is a PDF: save it as text', '', 0x25, 0x50, 0x44, 0x46],
];

function put(bytes, roomOf, feed) {
	for (let at = 0; at < bytes.length;) {
		const [to, size] = roomOf(bytes.length - at), n = Math.min(size, bytes.length - at);

		new Uint8Array(c.memory.buffer, to, n).set(bytes.subarray(at, at + n));
		if (feed(n) === 0)
			return false;
		at += n;
	}
	return true;
}

function tell(done, total) {
	if (performance.now() - lastTold < 50)
		return;
	lastTold = performance.now();
	postMessage({ done, total, lines: c.log_lines(), statuses: c.log_statuses() });
}

function begins(head, bytes) {
	return bytes.every((byte, i) => head[i] === byte);
}

// What is wrong with one file keeps nothing back of the others, nor what was read of it.
async function readFile(file, number, count) {
	const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
	const not = NOT_READ.find(([, , ...bytes]) => begins(head, bytes)), packed = UNPACKED.findIndex((bytes) => begins(head, bytes));

	if (not)
		throw { text: not[0], program: not[1] };
	c.log_file_begin(number);
	const error = await readBytes(readerOf(file), packed, count).catch((reason) => reason);

	c.log_file_end(); // with a line that has no end
	if (error)
		throw { text: error.cut ? CUT : NOT_ENDED, error: error.message, lines: c.log_lines() };
	if (packed < 0 && head.includes(0) && c.log_statuses() === 0)
		throw { text: '{file} is no text, and no line of it reports a status' };
}

// All parts of a file are put into one buffer, where the browser can do so: a new one
// for each is only freed when there are hundreds of them.
function readerOf(file) {
	try {
		return file.stream().getReader({ mode: 'byob' });
	} catch {
		return file.stream().getReader();
	}
}

async function readBytes(reader, packed, count) {
	const plain = [() => [c.log_room(), c.log_room_size()], (n) => c.log_feed(n)];
	const way = packed < 0 ? plain : [(n) => [c.packed_room(n), n], (n) => c.packed_feed(n)];
	let whole = true, room = new ArrayBuffer(PART);

	if (packed >= 0)
		c.packed_begin(packed);
	for (let part; whole && !stopped && !(part = await reader.read(new Uint8Array(room))).done; room = part.value.buffer) {
		whole = put(part.value, ...way);
		count(part.value.length);
	}
	if (stopped || !whole)
		await reader.cancel().catch(() => {});
	else if (packed >= 0)
		whole = c.packed_feed(0) !== 0;
	if (!whole)
		throw Object.assign(new Error(), { cut: true });
}

function copyOf(type, at, length) {
	return new type(c.memory.buffer, at, length).slice();
}

async function read(engine, files, texts) {
	const total = files.reduce((sum, file) => sum + file.size, 0), notes = [];
	let done = 0;

	c = engine.c;
	c.log_texts(engine.give(encoder.encode(texts)));
	c.log_begin(...crypto.getRandomValues(new Uint32Array(2)));
	for (const [i, file] of files.entries())
		await readFile(file, i, (n) => {
			done += n;
			tell(done, total);
		}).catch((note) => notes.push({ text: NOT_ENDED, error: note.message, lines: c.log_lines(), ...note, file: file.name }));
	c.log_end();
	c.log_report(ROWS_MAX);
	const result = { stopped, notes, names: files.map((file) => file.name), statuses: c.log_counted(), report: engine.printed(),
		text: copyOf(Uint8Array, c.notes_text(), c.notes_length()), lines: copyOf(Uint32Array, c.notes_lines(), 4 * c.notes_count()) };
	for (const format of FORMATS) {
		c.log_summary(engine.give(encoder.encode(format)));
		result[format] = engine.printed();
	}
	postMessage({ result }, [result.text.buffer, result.lines.buffer]);
}

onmessage = (event) => {
	if (event.data.stop) {
		stopped = true;
		return;
	}
	read(new Engine(event.data.module), event.data.files, event.data.texts)
		.catch((error) => postMessage({ error: String(error.message || error) }));
};
