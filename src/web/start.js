// What happens when the page is there.

function bytesOf(base64) {
	const text = atob(base64), bytes = new Uint8Array(text.length);

	for (let i = 0; i < text.length; i++)
		bytes[i] = text.charCodeAt(i);
	return bytes;
}

// The runtime is packed, and a small module unpacks it. Nothing waits here: the
// first thing that is painted has the answer.
function runtime() {
	const packed = bytesOf(byId('runtime').textContent.trim());
	const unpacking = new WebAssembly.Module(bytesOf(byId('unpack').textContent.trim()));
	const c = new WebAssembly.Instance(unpacking).exports, at = c.room(packed.length);

	new Uint8Array(c.memory.buffer, at, packed.length).set(packed);
	const length = c.unpack();

	return new WebAssembly.Module(new Uint8Array(c.memory.buffer, c.output(), length));
}

// This script stands before the table: an answer does not wait for that.
function start() {
	const asked = new URLSearchParams(location.search).get('q');

	try {
		page.module = runtime();
	} catch (error) {
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
