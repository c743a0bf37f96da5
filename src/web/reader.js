// A worker that reads logs: the page stays free, and no more than a piece of a
// file is in memory.

const FORMATS = ['json', 'csv']; // of the command
const ROWS_MAX = 500; // of a table
let stopped = false, lastTold = 0, c;

// What a file begins with that browsers do not unpack.
const PACKED = { xz: [0xfd, 0x37, 0x7a], zstd: [0x28, 0xb5, 0x2f, 0xfd], bzip2: [0x42, 0x5a, 0x68] };

// Bytes of a file as they are read; gzip is unpacked on the way.
async function open(file, count) {
	const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	const counted = file.stream().pipeThrough(new TransformStream({
		transform(bytes, to) {
			count(bytes.length);
			to.enqueue(bytes);
		},
	}));

	for (const format in PACKED)
		if (PACKED[format].every((byte, i) => head[i] === byte))
			throw new Error(file.name + ' is compressed with ' + format + ', which browsers cannot unpack');
	if (head[0] === 0x1f && head[1] === 0x8b)
		return counted.pipeThrough(new DecompressionStream('gzip')).getReader();
	return counted.getReader();
}

function feed(bytes) {
	for (let at = 0; at < bytes.length;) {
		const to = c.log_room(), n = Math.min(c.log_room_size(), bytes.length - at);

		new Uint8Array(c.memory.buffer, to, n).set(bytes.subarray(at, at + n));
		c.log_feed(n);
		at += n;
	}
}

function tell(done, total) {
	if (performance.now() - lastTold < 50)
		return;
	lastTold = performance.now();
	postMessage({ done, total, lines: c.log_lines(), statuses: c.log_statuses() });
}

// What is wrong with one file keeps nothing back of the others, nor what was read of it.
async function readFile(file, number, count) {
	c.log_file_begin(number);
	try {
		const reader = await open(file, count);

		for (let part; !stopped && !(part = await reader.read()).done; count(0))
			feed(part.value);
		if (stopped)
			await reader.cancel().catch(() => {});
	} finally {
		c.log_file_end();
	}
}

function copyOf(type, at, length) {
	return new type(c.memory.buffer, at, length).slice();
}

async function read(engine, files) {
	const total = files.reduce((sum, file) => sum + file.size, 0), notes = [];
	let done = 0;

	c = engine.c;
	c.log_begin(...crypto.getRandomValues(new Uint32Array(2)));
	for (const [i, file] of files.entries())
		await readFile(file, i, (n) => {
			done += n;
			tell(done, total);
		}).catch((error) => notes.push(error.message));
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
	read(new Engine(event.data.module), event.data.files)
		.catch((error) => postMessage({ error: String(error.message || error) }));
};
