// What the page says, in its language: texts are written in English and looked up by it.

const TEXTS = new Map(Object.entries(JSON.parse(byId('texts').textContent)));
const LANGUAGE = document.documentElement.lang;

// With values in place of what stands in braces.
function say(text, values = {}) {
	return (TEXTS.get(text) ?? text ?? '').replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function sentence(text) {
	return capital(say(text)) + (LANGUAGE === 'ja' ? '。' : '.');
}

// What stays English among other words tells so to what reads it aloud.
function prose(text) {
	return !text || LANGUAGE === 'en' || TEXTS.has(text) ? text && say(text) : element('span', { lang: 'en' }, text);
}
