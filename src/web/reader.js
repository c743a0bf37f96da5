// A worker that reads logs: the page stays free, and no more than a piece of a
// file is in memory.

const FORMATS = ['json', 'csv']; // of the command
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

async function read(engine, files) {
	const total = files.reduce((sum, file) => sum + file.size, 0);
	let done = 0;

	c = engine.c;
	c.log_begin(...crypto.getRandomValues(new Uint32Array(2)));
	for (const file of files) {
		const reader = await open(file, (n) => { done += n; });

		c.log_file_begin();
		for (let part; !stopped && !(part = await reader.read()).done; tell(done, total))
			feed(part.value);
		if (stopped)
			await reader.cancel().catch(() => {});
		c.log_file_end();
	}
	const result = { stopped };
	for (const format of FORMATS) {
		c.log_summary(engine.give(encoder.encode(format)));
		result[format] = engine.printed();
	}
	postMessage({ result });
}

onmessage = (event) => {
	if (event.data.stop) {
		stopped = true;
		return;
	}
	read(new Engine(event.data.module), event.data.files)
		.catch((error) => postMessage({ error: String(error.message || error) }));
};
