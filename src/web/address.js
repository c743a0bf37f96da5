// What was typed: in the fragment of the page's address, which no server sees, so
// that it can be linked to; and whole in the state of the history's entry, which
// a reload and the way back bring again, also where it has many lines.

const ADDRESS_MAX = 300; // a longer text does not go into the page's address
const PAUSE = 300; // milliseconds

let remembering = 0, remembered = null;

// The text of the entry of the history; null where it is only a link to a part.
function askedText() {
	const state = history.state && history.state.text;

	return state ?? new URLSearchParams(location.hash.slice(1)).get('q') ?? new URLSearchParams(location.search).get('q');
}

function isLong(text) {
	return text.length > ADDRESS_MAX || text.includes('\n');
}

function addressOf(text) {
	const url = new URL(location.href);

	url.searchParams.delete('q');
	url.hash = text !== '' && !isLong(text)
		? new URLSearchParams({ q: text }) : '';
	return url;
}

function keep(text, url) {
	try {
		history.replaceState({ text, emptied }, '', url);
	} catch { /* not every browser lets a file do so */ }
}

// A part of the page as an entry of its own, from which one comes back.
function goToPart(hash) {
	try {
		history.pushState({ text: byId('q').value }, '', hash);
	} catch { /* not every browser lets a file do so */ }
}

// At once, but browsers allow few changes in a second: what is typed fast is kept
// when it pauses. Who typed nothing leaves without a question.
function remember(text) {
	remembered = text;
	addEventListener('beforeunload', rememberLeaving);
	if (remembering === 0)
		rememberNow();
}

function rememberNow() {
	remembering = 0;
	if (remembered === null)
		return;
	keep(remembered, addressOf(remembered.trim()));
	remembered = null;
	remembering = setTimeout(rememberNow, PAUSE);
}

// Before the page is reloaded; browsers take another address no more, only a state,
// and one that came with another address a moment ago may be lost with it.
function rememberLeaving() {
	keep(byId('q').value, location.href);
	remembered = null;
}

// Another entry of the history: the text of that one, or a part of the page
// beside the text that is there.
function travelled() {
	const text = askedText(), box = byId('q');

	remembered = null;
	if (text !== null && text !== box.value) {
		box.value = text;
		show(HITS_FIRST);
	}
	keep(box.value, location.href);
}

function prepareAddress() {
	const text = askedText(), box = byId('q');

	if (text !== null && box.value === '')
		box.value = text;
	emptied = history.state?.emptied ?? emptied;
	// The page in another language takes it along, however long it is, and a reload has
	// what was typed last.
	keep(box.value, text !== null && location.hash.startsWith('#q=') ? addressOf(text.trim()) : location.href);
	addEventListener('popstate', travelled);
	document.addEventListener('visibilitychange', rememberNow); // a phone may tell no more
}
