// What happens when the page is there.

function bytesOf(base64) {
	const text = atob(base64), bytes = new Uint8Array(text.length);

	for (let i = 0; i < text.length; i++)
		bytes[i] = text.charCodeAt(i);
	return bytes;
}

class ChangedPage extends Error {}

// What the page says in some places, each text ended as in the runtime.
function textsOf(places) {
	return Array.from(document.querySelectorAll(places), (e) => e.textContent + '\0').join('');
}

function memoryOf(c, at, length) {
	return new Uint8Array(c.memory.buffer, at, length);
}

// The runtime is packed, and a small module unpacks it. What its texts have in
// common with the rows of the table is not in there twice: gen/page.sh packs it
// with their text.
function unpacked() {
	const packed = encoder.encode(byId('runtime').textContent.trim());
	const text = encoder.encode(textsOf('.words dd, #codes option') + textsOf('.group > details > summary > :not(i)') +
		textsOf('.group > details > div > dl:first-child > dd'));
	const c = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(byId('unpack').textContent.trim()))).exports;
	const room = memoryOf(c, c.room(packed.length, text.length), packed.length + text.length);
	let length = 0;

	room.set(packed);
	room.set(text, packed.length);
	try {
		length = c.unpack();
	} catch {
		// Another text makes anything of it.
	}
	if (length === 0)
		throw new ChangedPage('the text of the table is not what it was');
	return memoryOf(c, c.output(), length);
}

function start() {
	prepareLanguages();
	try {
		page.module = new WebAssembly.Module(unpacked());
	} catch (error) {
		byId('answer').replaceChildren(element('p', { className: 'note' },
			(error instanceof ChangedPage
				? say('This copy of the page was changed, and what answers here with it; open the page itself for answers.')
				: say('This browser cannot run what answers here.')) +
			' ' + say('The table of all codes below needs no more than it has.') + ' (' + error.message + ')'));
		return;
	}
	page.engine = new Engine(page.module);
	page.words = new Map(page.engine.words().map((w) => [w.of + ' ' + w.name, w]));
	page.count = page.engine.c.count();
	prepareBox();
	prepareFocus();
	prepareLogs();
	prepareAddress();
	prepareRows();
	show(HITS_FIRST);
	addEventListener('DOMContentLoaded', () => setTimeout(prepareRest, 50));
	addEventListener('hashchange', openCode);
	// Behind the browser's own jump to a part, which takes the focus away.
	addEventListener('load', () => requestAnimationFrame(openCode));
}

// Behind the first answer: nobody waits for it.
function prepareRest() {
	allCodes();
	prepareTypeAhead();
	checkStop();
	prepareFilters();
	page.engine.c.restore_search();
}

// The style shows what an answer would move when nothing waits for it any more.
try {
	start();
} finally {
	delete document.documentElement.dataset.waits;
}
// Before what an open row moves can be seen.
if (page.engine)
	openCode();
