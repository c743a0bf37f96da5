// What is taken out of the page: the text of an answer, a link to it, its title.

// ---- links to wordings

// "google/550-5.7.1/message-looks-unsolicited": what the entry is, not where it
// stands, which the next edition of the list changes.
function wordingName(record) {
	const words = [record.provider || record.blocklist || 'any', [record.reply, record.enhanced].filter((half) => half !== null).join('-') || 'any',
		record.title];

	return words.map((word) => word.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '')).join('/');
}

// The places of the wordings, by name; a few of one name are told apart by number.
function nameWordings(members) {
	page.named = new Map();
	for (const { place, record } of members) {
		const name = wordingName(record);
		let n = 1;

		while (page.named.has(n === 1 ? name : name + '/' + n))
			n++;
		page.named.set(n === 1 ? name : name + '/' + n, place);
	}
}

// A name that the list had in another edition, or never: its words are asked for.
function askWording(name) {
	ask(name.split('/').filter((part) => !/^(?:any|\d\d?)$/.test(part)).join(' ').replace(/-/g, ' '));
}

function openWording(name) {
	const place = page.named && page.named.get(name);
	const group = place === undefined ? null : page.wordings.find(({ members }) => members.some((member) => member.place === place));

	if (!group)
		return page.named && askWording(name);
	if (!group.shown.some((member) => member.place === place)) {
		byId('filters').reset();
		filter();
	}
	group.details.open = true;
	showMembers(group);
	const row = group.details.children[1 + group.shown.findIndex((member) => member.place === place)];

	fill(row, place);
	row.open = true;
	row.scrollIntoView({ block: 'start' });
	row.firstElementChild.focus({ preventScroll: true });
	entitle(row);
}

// The address of an entry: of a code its row, of a wording its name. What was
// asked is not in there: it may name people.
function linkTo(place) {
	const url = new URL(location.href), record = page.engine.entry(place);
	const named = page.named && [...page.named].find(([, at]) => at === place);

	url.search = '';
	url.hash = place < allCodes().length ? idOf(record.code) : named ? 'w=' + named[0] : '';
	return url.href;
}

// ---- copying

const BLOCKS = /^(H2|H3|P|DL|UL|OL|PRE|FIGURE|FIGCAPTION|DIV|DETAILS|SUMMARY)$/;

// What an element says, with the addresses of its links.
function plain(node) {
	if (node.nodeType === Node.TEXT_NODE)
		return node.data;
	if (node.matches('.json, .tools, .lines, .share, button, [hidden]'))
		return '';
	const text = [...node.childNodes].map(plain).join('');

	if (node.matches('a[href^="#"]')) // leads about the page; a cause says something itself
		return node.matches('.causes a') ? text : '';
	if (node.matches('a'))
		return text === node.href || text + '/' === node.href ? text : text + ' <' + node.href + '>';
	if (node.matches('dt'))
		return '\n' + text + say(':') + ' ';
	if (node.matches('li'))
		return '\n- ' + text;
	return BLOCKS.test(node.tagName) ? '\n' + text + '\n' : text;
}

function copiedAnswer(tools) {
	const part = tools.parentElement, row = part.closest('details');
	const head = row ? row.firstElementChild.querySelectorAll('b, span') : [];

	return ([...head].map(plain).join(' ') + '\n' + plain(part)).replace(/(?<![ \t])[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim() +
		'\n\n' + say('bouncecode, data {version}', { version: dataOf() }) + '\n';
}

async function copy(button, text) {
	const said = button.textContent;

	try {
		await navigator.clipboard.writeText(text);
	} catch { // not from a server without TLS
		const box = element('textarea', { value: text, className: 'unseen' });

		button.after(box);
		box.select();
		document.execCommand('copy');
		box.remove();
		button.focus();
	}
	button.textContent = say('Copied');
	tell(button.textContent);
	setTimeout(() => { button.textContent = said; }, 1500);
}

function copyButton(label, text) {
	const button = element('button', { type: 'button', onclick: () => button.textContent === label && copy(button, text()) }, label);

	return button;
}

// Under each answer: what to take away, and what it rests on.
function tools(record, bytes, place) {
	const first = record.references[0], report = reportAnswer(record, bytes);
	const line = element('div', { className: 'tools' },
		element('p', {}, copyButton(say('Copy answer'), () => copiedAnswer(line)), ' ',
			place >= 0 ? copyButton(say('Copy link'), () => linkTo(place)) : null),
		element('p', { className: 'quiet' }, say('Data') + ' ', dataOf(),
			first ? ', ' + say('source') + say(':') + ' ' : null, first ? link(first.url, first.name + (first.section ? ' ' + say('section') + ' ' + first.section : '')) : null,
			report ? ', ' : null, report, report && bytes ? '. ' : null, report && bytes ? readFirst() : null));

	return line;
}

// The title of the page is that of its answer, or of a row that a link leads to; it
// never holds what was typed.
function entitle(row = null) {
	const heading = document.body.classList.contains('answered') ? byId('answer').querySelector('h2') : null;
	const told = row ? [...row.querySelectorAll(':scope > summary > :is(b, span)')].map((part) => part.textContent).join(' ').trim() : heading?.textContent;

	page.title ??= document.title;
	document.title = told ? told + ' – bouncecode' : page.title;
}
