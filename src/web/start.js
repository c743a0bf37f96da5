// What happens when the page is there.

function bytesOf(base64) {
	const text = atob(base64), bytes = new Uint8Array(text.length);

	for (let i = 0; i < text.length; i++)
		bytes[i] = text.charCodeAt(i);
	return bytes;
}

// The runtime is packed, and a small module unpacks it. What its texts have in
// common with the table is not in there twice.
function runtime() {
	const packed = bytesOf(byId('runtime').textContent.trim());
	const text = encoder.encode(byId('codes').textContent);
	const unpacking = new WebAssembly.Module(bytesOf(byId('unpack').textContent.trim()));
	const c = new WebAssembly.Instance(unpacking).exports, at = c.room(packed.length, text.length);
	const room = new Uint8Array(c.memory.buffer, at, packed.length + text.length);

	room.set(packed);
	room.set(text, packed.length);
	const length = c.unpack();

	return new WebAssembly.Module(new Uint8Array(c.memory.buffer, c.output(), length));
}

// When this is done the style shows what an answer moves.
function start() {
	const asked = new URLSearchParams(location.search).get('q');

	try {
		page.module = runtime();
	} catch (error) {
		document.documentElement.dataset.ready = '';
		byId('answer').replaceChildren(element('p', { className: 'note' },
			'This browser cannot run what answers here; the table of all codes below needs no more than it has. (' + error.message + ')'));
		return;
	}
	page.engine = new Engine(page.module);
	page.words = new Map(page.engine.words().map((w) => [w.of + ' ' + w.name, w]));
	page.count = page.engine.c.count();
	prepareBox();
	prepareLogs();
	if (asked !== null && byId('q').value === '')
		byId('q').value = asked;
	show(HITS_FIRST);
	document.documentElement.dataset.ready = '';
	addEventListener('DOMContentLoaded', () => {
		prepareTable();
		setTimeout(prepareFilters, 50);
	});
	// Behind the browser's own jump to a part, which takes the focus away.
	addEventListener('load', () => requestAnimationFrame(openCode));
}

start();
