// What the page says, in its language: texts are written in English and looked up by a
// number made of that, as gen/keys.awk makes it.

const TEXTS = byId('texts').textContent.match(/.+/g) || [];
const TEXT = new Map(TEXTS.map((line) => line.split(/ (.*)/)));
const LANGUAGE = document.documentElement.lang;

function keyOf(text) {
	return [...text].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 60466176, 0).toString(36);
}

function translated(text) {
	return TEXT.get(keyOf(text));
}

// With values in place of what stands in braces.
function say(text, values = {}) {
	return (text && translated(text) || text || '').replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// What is said of a file, whose name may be anything.
function ofFile(text, name, values) {
	const [before, behind] = say(text, values).split('{file}');

	return [before, visible(name), behind];
}

function sentence(text) {
	return capital(say(text)) + (LANGUAGE === 'ja' ? '。' : '.');
}

// What stays English among other words tells so to what reads it aloud.
function prose(text) {
	return !text || LANGUAGE === 'en' || translated(text) ? text && say(text) : element('span', { lang: 'en' }, text);
}
