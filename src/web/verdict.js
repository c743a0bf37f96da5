// The verdict: how final it is, how sure that is, and what three readers do.

const READERS = [['You sent one mail', 'person'], ['You run the mail server', 'server'], ['You send to a list', 'list']];

// All entries of a category, in the table.
function showCategory(name) {
	byId('filters').elements.category.value = name;
	if (page.wordings)
		filter();
	byId('codes').scrollIntoView();
	byId('filters').elements.category.focus({ preventScroll: true });
}

function cause(name) {
	return element('li', {}, element('a', {
		href: '#codes',
		onclick: (event) => {
			event.preventDefault();
			goToPart('#codes');
			showCategory(name);
		},
	}, prose(word('category', name).text)));
}

function unsure(causes) {
	return [element('p', { className: 'sure' }, say('Not sure.') + ' ' + sentence(word('confidence', 'low').text),
		causes.length > 0 ? ' ' + say('It could be:') : ''),
	causes.length > 0 ? element('ul', { className: 'causes' }, ...causes.map(cause)) : null];
}

// What is not sure has a colour that judges nothing, and is not said to be of one
// category where it could be of several.
function verdict(record) {
	const { causes, ...told } = page.engine.tells(record), low = record.confidence === 'low';
	const claim = record.bounce ? page.engine.claim(record) : '';
	const one = causes.length === 0;

	return element('div', { className: 'verdict ' + (low ? 'unsure' : record.bounce) },
		element('p', {}, badge(record.bounce), ' ', sentence(word('bounce', record.bounce).text),
			claim ? ' ' + sentence(claim) : ''),
		...(low ? unsure(causes) : []),
		terms(READERS.map(([label, reader]) => [label, prose(told[reader])])),
		terms([one ? row('What it is', 'category', record.category) : null,
			one ? ['Whose fault', capital(told.fault && say(told.fault))] : null,
			low ? null : ['How sure', say(capital(record.confidence)) + say(':') + ' ' + say(word('confidence', record.confidence).text)]]));
}
