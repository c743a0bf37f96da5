// What the page says, in the language of the browser or the one that is chosen. Texts
// are written in English and looked up by it; what has no translation stays English,
// and says so.

const languages = JSON.parse(document.getElementById('languages').textContent);
const translated = new Map(); // by the hash of the English

// FNV-1a, as gen/emit/languages.c has it.
function hashOf(text) {
	let hash = 2166136261;

	for (const byte of encoder.encode(text))
		hash = Math.imul(hash ^ byte, 16777619);
	return hash >>> 0;
}

function translationOf(english) {
	return translated.size > 0 && english ? translated.get(hashOf(english)) : undefined;
}

// With values in place of what stands in braces.
function say(english, values = {}) {
	return (translationOf(english) ?? english).replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
}

// What stays English among other words tells so to what reads it aloud.
function english(text) {
	return translated.size > 0 && text ? element('span', { lang: 'en' }, text) : text;
}

function prose(text) {
	return translationOf(text) ?? english(text);
}

// ---- which language

const SAME_WORDS = 'header, #ask, #start, #logs-title, #drop, #reading, #codes-title, footer, .skip';

// The words that are in the page: their English stays beside them, also in a copy that
// is saved.
function sayPage() {
	for (const part of document.querySelectorAll(SAME_WORDS)) {
		const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];

		while (walker.nextNode())
			found.push(walker.currentNode);
		for (const node of found) {
			const text = node.data.trim();

			if (text !== '' && translationOf(text) !== undefined && !node.parentElement.dataset.say) {
				const [before, after] = node.data.split(text), span = element('span', {}, text);

				span.dataset.say = text;
				node.replaceWith(before, span, after);
			}
		}
	}
	for (const span of document.querySelectorAll('[data-say]'))
		span.textContent = say(span.dataset.say);
	byId('answer').ariaLabel = say('Answer');
}

// The table is English, as it is without a script.
function sayOfTable() {
	const note = byId('table-language') || element('p', { id: 'table-language', className: 'quiet' });

	for (const part of document.querySelectorAll('#codes > :not(h2, .quiet)'))
		part.lang = 'en';
	byId('codes-title').after(note);
	note.textContent = say('The table of all codes is in English.');
	note.hidden = translated.size === 0;
}

function useLanguage(name) {
	page.language = name;
	translated.clear();
	for (const [i, text] of (languages.texts[name] || []).entries())
		if (text !== null)
			translated.set(languages.hashes[i], text);
	document.documentElement.lang = name;
	sayPage();
	sayOfTable();
}

function preferredLanguage() {
	const wanted = [...navigator.languages];

	try {
		wanted.unshift(localStorage.getItem('language') || '');
	} catch { /* not every browser lets a file do so */ }
	return wanted.map((tag) => tag.split('-')[0].toLowerCase()).find((name) => name in languages.names) || 'en';
}

// What was filled in is filled in anew, in the other language.
function chooseLanguage(name) {
	try {
		localStorage.setItem('language', name);
	} catch { /* then it holds for this time */ }
	useLanguage(name);
	for (const details of document.querySelectorAll('details[data-filled]')) {
		details.open = false;
		delete details.dataset.filled;
	}
	show(HITS_FIRST);
}

function prepareLanguages() {
	const choice = element('select', { id: 'language', onchange: () => chooseLanguage(choice.value) },
		...Object.entries(languages.names).map(([value, name]) => element('option', { value, lang: value }, name)));

	if (byId('language'))
		byId('language').parentElement.remove(); // of a copy that was saved
	document.querySelector('header').append(element('label', { className: 'language' }, 'Language', ' ', choice));
	useLanguage(preferredLanguage());
	choice.value = page.language;
}
