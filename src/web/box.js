// The box: an answer for every keystroke.

const HITS_FIRST = 12, LINES_MAX = 200;
const LONG = 64 * 1024; // a longer text is read as a log

function hit(record, place, words) {
	const line = ownMeaning(record) || record.cause || record.meaning || '';
	const marks = (text) => {
		const bytes = encoder.encode(text);

		return marked(bytes, page.engine.findWords(words, bytes));
	};
	const details = openingRow(record, record.code || '–', marks(record.title),
		element('span', { lang: 'en' }, ...marks(line)), record.provider ? ' (' + record.provider + ')' : '');

	fillOnOpen(details, place);
	return element('li', {}, details);
}

function hits(found, bytes, limit) {
	const list = element('ol', { className: 'hits' },
		...found.records.map((record, i) => hit(record, found.places[i], bytes)));
	const more = found.count > found.records.length
		? element('button', { type: 'button', onclick: () => showAll(found.records.length) }, say('Show all {count}', { count: found.count })) : null;

	tell(say('{count} found; first {first}', { count: found.count, first: (found.records[0].code || '') + ' ' + found.records[0].title }));
	return [element('h2', {}, say(found.count === 1 ? '{count} entry for these words' : '{count} entries for these words', { count: found.count })), list, more];
}

// A row for what is said of one recipient, which opens to the answer to a text.
function saidRow(record, text, outcome, recipient, otherwise = say('not explained')) {
	const details = openingRow(record, shownCode(record) || '–', [record.title || element('span', { lang: LANGUAGE }, otherwise)],
		outcome && say(outcome), outcome && recipient ? ', ' : '', recipient ? visible(recipient) : '');

	details.addEventListener('toggle', () => {
		if (details.open && record.title)
			details.lastElementChild.replaceChildren(...answer(record, text));
	});
	return details;
}

function oneAnswer(found, bytes) {
	const record = found.record, several = lines(bytes);

	if (several)
		return several;
	const place = record.kind === 'phrase' || record.kind === 'provider' ? null
		: element('p', {}, element('a', { href: '#' + idOf(record.code) }, say('{code} in the table', { code: record.code })));

	tell(shownCode(record) + ' ' + record.title + ': ' + record.bounce +
		(record.confidence === 'low' ? ', ' + say('not sure') : '') + '. ' + say(word('action', record.action).text));
	return [element('h2', {}, element('span', { className: 'code' }, shownCode(record)), ' ', prose(record.title)),
		...answer(record, bytes, found.place), place];
}

// A text that says only that delivery failed: what is wanted, and where it stands.
function headline(record, bytes) {
	const name = record.remarks[record.remarks.length - 1];

	tell(say(word('remark', name).text) + ' ' + record.advice);
	return [element('h2', {}, say('Only a headline')), element('p', {}, prose(word('remark', name).text)),
		terms([['Look for', prose(record.advice)], row('Provider', 'provider', record.provider)]), sendWording(bytes)];
}

function nothing(bytes) {
	const near = page.engine.suggest(bytes);
	const text = byId('q').value.trim();
	const parts = [element('h2', {}, say('Nothing is known of this'))];

	tell(say('Nothing found'));
	if (near) {
		const better = decoder.decode(bytes.subarray(0, near.offset)) + near.word +
			decoder.decode(bytes.subarray(near.offset + near.length));

		parts.push(element('p', {}, say('Did you mean'), ' ', element('button', { type: 'button', onclick: () => ask(better) }, better), '?'));
	}
	parts.push(element('p', {}, say('Expected a reply code (550), an enhanced status code (5.7.26), the text of a bounce, or words.')),
		element('pre', { dir: 'auto', tabIndex: 0, role: 'group', ariaLabel: say('What was asked') }, visible(text.slice(0, SHOWN_MAX))), sendWording(bytes));
	return parts;
}

// ---- asking

let telling = 0;

// For those who do not see the answer, once the typing pauses.
function tell(text) {
	clearTimeout(telling);
	telling = setTimeout(() => { byId('status').textContent = text; }, 400);
}

function show(limit) {
	showFor(limit);
	entitle();
	offerClear();
}

function showFor(limit) {
	const text = byId('q').value.trim(), bytes = encoder.encode(text);

	document.body.classList.toggle('answered', text !== '');
	if (text === '') {
		byId('answer').replaceChildren(page.start);
		tell('');
		return;
	}
	if (page.engine.isMail(bytes) || namesSeveral(bytes)) {
		byId('answer').replaceChildren(...mails([bytes]));
		return;
	}
	const found = page.engine.ask(bytes, Math.min(limit, page.count));
	byId('answer').replaceChildren(...(found.kind === 'hits' ? hits(found, bytes, limit)
		: found.kind === 'answer' ? oneAnswer(found, bytes)
		: found.record.remarks.length > 0 ? headline(found.record, bytes) : nothing(bytes)).filter((part) => part !== null));
}

// All hits, and the focus on the first that was not there.
function showAll(shown) {
	show(Infinity);
	byId('answer').querySelectorAll('.hits > li > details > summary')[shown].focus();
}

function ask(text) {
	byId('q').value = text;
	typed();
	byId('q').focus();
}

const EMPTIED_MAX = 3;

let emptied = []; // what was in the box before it was emptied, the last one first
let broughtBack = null;

// A letter or two are sooner typed again than brought back.
function isWorth(text) {
	return text.trim().length > 2;
}

// Emptied, or, where it is empty, as it was before; several times, as it was in turn.
function clear() {
	const text = byId('q').value;

	if (text !== '') {
		if (text !== broughtBack && (isWorth(text) || emptied.length === 0))
			emptied = [text, ...emptied.filter((other) => other !== text && isWorth(other))].slice(0, EMPTIED_MAX);
		ask('');
	} else if (emptied.length > 0) {
		broughtBack = emptied.shift();
		emptied.push(broughtBack);
		ask(broughtBack);
	}
}

function offerClear() {
	const empty = byId('q').value === '';

	byId('clear').textContent = say(empty ? 'Undo' : 'Clear');
	byId('clear').style.visibility = empty && emptied.length === 0 ? 'hidden' : '';
}

function typed() {
	const box = byId('q');

	if (box.value.length > LONG) {
		tooLong(box.value);
		return;
	}
	show(HITS_FIRST);
	remember(box.value);
}

// A text of megabytes is a log, and would only slow the box down.
function tooLong(text) {
	byId('q').value = '';
	typed();
	readFiles([new File([text], say('what was pasted'))]);
}

function prepareBox() {
	const box = byId('q');

	box.addEventListener('input', typed);
	box.addEventListener('paste', (event) => {
		const text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';

		if (text.length > LONG) {
			event.preventDefault();
			tooLong(text);
		}
	});
	byId('ask').addEventListener('submit', (event) => event.preventDefault());
	box.addEventListener('keydown', (event) => {
		if (event.isComposing || event.keyCode === 229) // such a key belongs to the input of Japanese and others
			return;
		if (event.key === 'Escape') {
			clear();
		} else if (event.key === 'Enter' && !event.shiftKey && (!box.value.includes('\n') || event.ctrlKey)) {
			event.preventDefault();
			focusAnswer();
		}
	});
	document.addEventListener('keydown', (event) => {
		if (event.key === '/' && byId('slash').checked && !event.target.closest('input, textarea, select')) {
			event.preventDefault();
			box.focus();
			box.select();
		}
	});
	byId('clear').addEventListener('click', clear);
	// WCAG 2.1.4: who speaks to the computer switches a key off, as long as the window is open.
	byId('slash').checked = recall('slash') !== 'off';
	byId('slash').addEventListener('change', () => keepAs('slash', byId('slash').checked ? 'on' : 'off'));
	// A copy that was saved beside an answer has no examples.
	page.start = byId('start') || element('div', { id: 'start' });
	for (const button of page.start.querySelectorAll('button'))
		button.addEventListener('click', () => ask(button.textContent));
}
