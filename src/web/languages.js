// The page in other languages: links that take along what was typed, in the fragment,
// which no server sees.

function takeAlong(event) {
	const link = event.target.closest('a'), text = byId('q').value;

	if (link)
		link.hash = text.trim() === '' ? location.hash : new URLSearchParams({ q: text });
}

// Whose browser asks for another one of these languages is told so in that one.
function offerLanguage(links) {
	const wanted = navigator.languages.map((tag) => tag.split('-')[0].toLowerCase());
	const first = wanted.map((name) => links.find((link) => link.lang === name)).find((link) => link);

	if (first && first.lang !== LANGUAGE)
		byId('languages').prepend(element('p', {},
			element('a', { href: first.href, hreflang: first.lang, lang: first.lang }, first.dataset.offer)));
}

function prepareLanguages() {
	const nav = byId('languages');

	nav.querySelector('p')?.remove(); // of a copy that was saved
	offerLanguage([...nav.querySelectorAll('a')]);
	for (const name of ['click', 'auxclick', 'contextmenu'])
		nav.addEventListener(name, takeAlong);
}
