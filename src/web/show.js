// Answers as elements. Text from outside only ever becomes a text node.

const page = {}; // the runtime and its words, once they are there

function element(tag, properties, ...children) {
	const e = Object.assign(document.createElement(tag), properties);

	e.append(...children.filter((child) => child !== null && child !== undefined));
	return e;
}

function byId(id) {
	return document.getElementById(id);
}

function word(of, name) {
	return page.words.get(of + ' ' + name) || { name, text: null, url: null };
}

function capital(text) {
	return text ? text[0].toUpperCase() + text.slice(1) : '';
}

function link(url, ...text) {
	return element('a', { href: url, rel: 'noopener noreferrer' }, ...text);
}

function badge(bounce) {
	return element('strong', { className: 'badge ' + bounce }, bounce === 'none' ? say('no bounce') : bounce);
}

// ---- text from outside

// What turns the direction of a text, or cannot be seen, is named.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function visibleParts(text) {
	const clean = text.replace(/\r\n/g, '\n'), parts = [];
	let at = 0;

	for (const found of clean.matchAll(UNSEEN)) {
		const name = 'U+' + found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

		parts.push(clean.slice(at, found.index), element('span', { className: 'unseen-sign' }, name));
		at = found.index + 1;
	}
	return [...parts, clean.slice(at)];
}

function visible(text) {
	return element('bdi', {}, ...visibleParts(text));
}

// Bytes with marks at places, which count bytes. They are one text: what is written
// from right to left goes on through a mark.
function marked(bytes, places) {
	const parts = [];
	let at = 0;

	for (const place of [...places].sort((a, b) => a.offset - b.offset)) {
		const from = Math.max(at, place.offset), to = Math.min(bytes.length, place.offset + place.length);

		if (to <= from)
			continue;
		parts.push(...visibleParts(decoder.decode(bytes.subarray(at, from))));
		parts.push(element('mark', { title: place.what || '' }, ...visibleParts(decoder.decode(bytes.subarray(from, to)))));
		at = to;
	}
	return [element('bdi', {}, ...parts, ...visibleParts(decoder.decode(bytes.subarray(at))))];
}

const SHOWN_MAX = 6000;

function evidence(record, bytes) {
	const last = record.matched.reduce((end, m) => Math.max(end, m.offset + m.length), 0);
	const shown = bytes.subarray(0, Math.max(SHOWN_MAX, Math.min(last + 200, 4 * SHOWN_MAX)));

	return element('figure', { className: 'evidence' },
		element('figcaption', {}, say('What decided')),
		showFirstMark(element('pre', { dir: 'auto', tabIndex: 0, role: 'group', ariaLabel: say('The text, with what decided marked') },
			...marked(shown, record.matched), shown.length < bytes.length ? '\n…' : null)));
}

// ---- an answer

function terms(rows) {
	const there = rows.filter((row) => row && row[1]);

	return there.length === 0 ? null : element('dl', {}, ...there.flatMap(([name, ...text]) =>
		[element('dt', {}, say(name)), element('dd', {}, ...text)]));
}

// What a word means; its name is for programs.
function row(label, of, name) {
	return name ? [label, prose(word(of, name).text || name)] : null;
}

function origin(record) {
	const list = word('blocklist', record.blocklist);

	return [
		row('Provider', 'provider', record.provider),
		row('Blocklist', 'blocklist', record.blocklist),
		list.url && ['Delisting', link(list.url, list.url)],
		record.kind === 'phrase' || record.kind === 'provider' ? row('Basis', 'basis', record.basis) : null,
		record.retry_after === null ? null : ['Retry', say('after {count} seconds', { count: record.retry_after })]];
}

function sources(record) {
	return record.references.map((r, i) => element('li', {},
		link(r.url, r.name + (r.section ? ' ' + say('section') + ' ' + r.section : ''))));
}

// The meaning of a wording may be just that of its category.
function ownMeaning(record) {
	return record.meaning === word('category', record.category).text ? null : record.meaning;
}

// What an entry of dead addresses advises is for later where it explains a reply
// that does not call one dead.
function advice(record) {
	const { later } = page.engine.tells(record);

	return later && record.advice ? [say(later) + say(':') + ' ', prose(record.advice)] : [prose(record.advice)];
}

function asJson(record) {
	return element('details', { className: 'json' }, element('summary', {}, say('As JSON')),
		element('pre', { tabIndex: 0, role: 'group', ariaLabel: say('The record') }, JSON.stringify(record, null, 2)));
}

// All that a record says; bytes: the text that it answers, or null; place: that of
// its entry, where it is known.
function answer(record, bytes, place = -1) {
	const texts = [['Meaning', prose(ownMeaning(record))], ['Cause', prose(record.cause)], ['Advice', ...advice(record)],
		['Note', prose(record.note)], ['Because', prose(record.reason)]];

	return [
		verdict(record),
		terms([...texts, ...record.remarks.map((name) => ['Remark', prose(word('remark', name).text)])]),
		texts.flat().some((text) => text instanceof Element) ? element('p', { className: 'quiet' }, say('What is said of this entry alone is in English.')) : null,
		bytes && page.engine.hasMore(record, bytes) ? evidence(record, bytes) : null,
		terms([...origin(record),
			record.references.length > 0 ? ['Source', element('ul', {}, ...sources(record))] : null]),
		asJson(record),
		tools(record, bytes, place),
	].filter((part) => part !== null);
}

// The short words for a category, which the filter of the table has.
function shortWords(category) {
	return [...byId('filters').elements.category.options].find((option) => option.value === category)?.text || '–';
}

// A row that opens: the record in short, and what is below; the rest of it
// comes into the last element when it is opened.
function openingRow(record, code, title, ...below) {
	return element('details', { className: record.bounce || 'none' },
		element('summary', {}, element('b', {}, code), element('span', { lang: 'en' }, ...title),
			element('i', { lang: 'en' }, record.bounce || '–'), element('i', { lang: 'en' }, shortWords(record.category)),
			below.length > 0 ? element('p', {}, ...below) : null),
		element('div', {}));
}

// "550 5.7.26" as the text shows it, or a private code that it shows; what is known
// by its words has none.
function shownCode(record) {
	const shown = [record.reply, record.enhanced].filter((half) => half !== null).join(' ');

	return shown || (/phrase$|^words$/.test(record.basis) ? '' : record.code || '');
}

function idOf(code) {
	return code ? code.replace(/ /g, '-') : '';
}
