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

function visible(text) {
	const clean = text.replace(/\r\n/g, '\n'), parts = [];
	let at = 0;

	for (const found of clean.matchAll(UNSEEN)) {
		const name = 'U+' + found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

		parts.push(clean.slice(at, found.index), element('span', { className: 'unseen-sign' }, name));
		at = found.index + 1;
	}
	return element('bdi', {}, ...parts, clean.slice(at));
}

// Bytes with marks at places, which count bytes.
function marked(bytes, places) {
	const parts = [];
	let at = 0;

	for (const place of [...places].sort((a, b) => a.offset - b.offset)) {
		const from = Math.max(at, place.offset), to = Math.min(bytes.length, place.offset + place.length);

		if (to <= from)
			continue;
		parts.push(visible(decoder.decode(bytes.subarray(at, from))));
		parts.push(element('mark', { title: place.what || '' }, visible(decoder.decode(bytes.subarray(from, to)))));
		at = to;
	}
	parts.push(visible(decoder.decode(bytes.subarray(at))));
	return parts;
}

const SHOWN_MAX = 6000;

function evidence(record, bytes) {
	const last = record.matched.reduce((end, m) => Math.max(end, m.offset + m.length), 0);
	const shown = bytes.subarray(0, Math.max(SHOWN_MAX, Math.min(last + 200, 4 * SHOWN_MAX)));

	return element('figure', { className: 'evidence' },
		element('figcaption', {}, say('What decided')),
		element('pre', { dir: 'auto', tabIndex: 0, ariaLabel: say('The text, with what decided marked') },
			...marked(shown, record.matched), shown.length < bytes.length ? '\n…' : null));
}

// ---- an answer

function terms(rows) {
	return element('dl', {}, ...rows.filter((row) => row && row[1]).flatMap(([name, ...text]) =>
		[element('dt', {}, say(name)), element('dd', {}, ...text)]));
}

function named(of, name) {
	const w = word(of, name);

	return name && [element('b', {}, name), w.text ? ': ' + say(w.text) : ''];
}

function row(label, of, name) {
	return name ? [label, ...named(of, name)] : null;
}

function verdict(record) {
	const claim = record.bounce ? page.engine.claim(record) : '';

	return element('div', { className: 'verdict ' + record.bounce },
		element('p', {}, badge(record.bounce), ' ', capital(say(word('bounce', record.bounce).text)) + '.',
			claim ? ' ' + capital(say(claim)) + '.' : ''),
		terms([row('What to do', 'action', record.action), row('Whose fault', 'fault', record.fault)]));
}

function origin(record) {
	const list = word('blocklist', record.blocklist);

	return [row('Category', 'category', record.category),
		row('Provider', 'provider', record.provider),
		row('Blocklist', 'blocklist', record.blocklist),
		list.url && ['Delisting', link(list.url, list.url)],
		row('Confidence', 'confidence', record.confidence),
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

function asJson(record) {
	return element('details', { className: 'json' }, element('summary', {}, say('As JSON')),
		element('pre', { tabIndex: 0, ariaLabel: say('The record') }, JSON.stringify(record, null, 2)));
}

// All that a record says; bytes: the text that it answers, or null.
function answer(record, bytes) {
	const texts = [['Meaning', ownMeaning(record)], ['Cause', record.cause], ['Advice', record.advice],
		['Note', record.note], ['Because', record.reason]];

	return [
		verdict(record),
		terms([
			...texts.map(([name, text]) => [name, prose(text)]),
			...record.remarks.map((name) => ['Remark', prose(word('remark', name).text)]),
		]),
		texts.some(([, text]) => text && prose(text) instanceof Element)
			? element('p', { className: 'quiet' }, say('What is said of this entry alone is in English.')) : null,
		bytes && page.engine.hasMore(record, bytes) ? evidence(record, bytes) : null,
		terms([...origin(record),
			record.references.length > 0 ? ['Source', element('ul', {}, ...sources(record))] : null]),
		asJson(record),
	].filter((part) => part !== null);
}

// A row that opens: the record in short, and what is below; the rest of it
// comes into the last element when it is opened.
function openingRow(record, code, title, ...below) {
	return element('details', { className: record.bounce || 'none' },
		element('summary', {}, element('b', {}, code), element('span', translated.size > 0 ? { lang: 'en' } : {}, ...title),
			element('i', {}, record.bounce || '–'), element('i', {}, record.category || '–'),
			below.length > 0 ? element('p', {}, ...below) : null),
		element('div', {}));
}

// "550 5.7.26" as the text shows it, else as the list has it.
function shownCode(record) {
	return [record.reply, record.enhanced].filter((half) => half !== null).join(' ') || record.code || '';
}

function idOf(code) {
	return code ? code.replace(/ /g, '-') : '';
}
