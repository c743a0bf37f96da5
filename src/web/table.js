// The table: codes are in the page, wordings come from the runtime when they
// are asked for.

// What an entry says in full takes the place of what the page says without a
// script. That stays, hidden: a copy of the page is packed with its text, too.
function fill(details, place) {
	const div = details.lastElementChild, record = page.engine.entry(place);
	const said = div.querySelector(':scope > dl');

	div.lang = LANGUAGE;
	div.replaceChildren(...answer(record, null, place));
	if (said !== null) {
		said.hidden = true;
		said.lang = 'en';
		div.prepend(said);
	}
	if (div.id)
		div.append(element('p', {}, element('a', { href: '#' + div.id }, say('Link to {code}', { code: record.code }))));
	details.dataset.filled = '';
}

function fillOnOpen(details, place) {
	details.firstElementChild.addEventListener('click', () => {
		if (!('filled' in details.dataset))
			fill(details, place);
	});
}

function rowOf(record, place) {
	const details = openingRow(record, record.code || '', [record.title]);

	fillOnOpen(details, place);
	return details;
}

// ---- wordings

// The class of a code that stands for a wording; 5 where it has none.
function classOf(record) {
	return String(record.reply || record.enhanced || (record.permanent === false ? 4 : 5))[0];
}

function headingOf(record) {
	if (record.blocklist !== null)
		return word('group', 'blocklists').text;
	if (record.provider !== null)
		return word('provider', record.provider).text;
	return word('group', record.kind === 'provider' ? 'unnamed' : 'phrases').text;
}

// A few at a time: somebody may be typing.
async function makeWordings() {
	const groups = new Map();

	for (let place = allCodes().length; place < page.count; place++) {
		if (place % 200 === 0)
			await new Promise((resolve) => setTimeout(resolve));
		const record = page.engine.entry(place), heading = headingOf(record);

		if (!groups.has(heading))
			groups.set(heading, []);
		groups.get(heading).push({
			place, record,
			is: { class: classOf(record), category: record.category, kind: record.kind, provider: record.provider },
		});
	}
	page.wordings = [...groups].map(([heading, members]) => {
		const number = element('span', {});
		const details = element('details', { className: 'group' },
			element('summary', {}, element('h3', {}, heading), ' ', number));
		const group = { details, number, members, shown: members };

		// What opened it may have shown them, and one of them, before this is told.
		details.addEventListener('toggle', () => details.open === details.childElementCount > 1 || showMembers(group));
		return group;
	});
	nameWordings([...groups.values()].flat());
	byId('wordings').replaceChildren(element('h3', { lang: LANGUAGE }, say('Found by their wording')), ...page.wordings.map((group) => group.details));
}

function showMembers(group) {
	while (group.details.childElementCount > 1)
		group.details.lastElementChild.remove();
	if (group.details.open)
		group.details.append(...group.shown.map((member) => rowOf(member.record, member.place)));
	checkStop();
}

// ---- filters

function chosen() {
	return Object.fromEntries([...new FormData(byId('filters'))].filter(([, value]) => value !== ''));
}

function passes(is, wanted) {
	return Object.entries(wanted).every(([name, value]) => is[name] === value);
}

function filterCodes(wanted) {
	let n = 0;

	for (const { details, is } of page.codes) {
		details.hidden = !passes(is, wanted);
		n += !details.hidden;
	}
	for (const group of page.groups) {
		group.hidden = !group.querySelector(':scope > details:not([hidden])');
		if (Object.keys(wanted).length > 0)
			group.open = true;
	}
	return n;
}

function filterWordings(wanted) {
	const asked = 'provider' in wanted || wanted.kind === 'phrase' || wanted.kind === 'provider';
	let n = 0;

	for (const group of page.wordings) {
		group.shown = group.members.filter((member) => passes(member.is, wanted));
		n += group.shown.length;
		group.details.hidden = group.shown.length === 0;
		group.number.textContent = '(' + group.shown.length + ')';
		group.details.open = asked && group.shown.length > 0;
		showMembers(group);
	}
	byId('wordings').hidden = n === 0;
	return n;
}

function filter() {
	const wanted = chosen();
	const codes = filterCodes(wanted), wordings = filterWordings(wanted);

	checkStop();
	byId('count').lang = LANGUAGE;
	byId('count').textContent = say('{codes} of {all} codes, {wordings} of {others} wordings',
		{ codes, all: allCodes().length, wordings, others: page.count - allCodes().length });
}

// ---- links to a code

// What is no row of the table: a code that has none, or the private code of a
// provider, whose name may have hyphens itself.
function askName(id) {
	ask(/^[0-9X]/i.test(id) ? id.replace(/-/g, ' ') : id);
}

function openCode() {
	let id = location.hash.slice(1);

	try {
		id = decodeURIComponent(id);
	} catch { /* then it is meant as it stands */ }
	const div = id === '' ? null : byId(idOf(id));

	entitle();
	if (id.startsWith('w='))
		return openWording(id.slice(2));
	if (!div || !div.closest('.group > details'))
		return div === null && id !== '' && !id.startsWith('q=') ? askName(id) : undefined;
	const details = div.closest('.group > details');

	details.hidden = false;
	details.parentElement.hidden = false;
	details.parentElement.open = true;
	if (!('filled' in details.dataset))
		fill(details, allCodes().findIndex((code) => code.details === details));
	details.open = true;
	details.scrollIntoView({ block: 'start' });
	details.firstElementChild.focus({ preventScroll: true });
	entitle(details);
}

// "5.1.YYY" and "5yz" are classes.
function kindOf(code) {
	return /y/i.test(code) ? 'class' : / /.test(code) ? 'pair' : /\./.test(code) ? 'enhanced' : 'reply';
}

// The codes of the table, which are prepared when they are asked for.
function allCodes() {
	if (!page.codes)
		prepareTable();
	return page.codes;
}

function prepareTable() {
	const names = new Map(Array.from(byId('filters').elements.category.options, ({ text, value }) => [text, value]));

	page.groups = [...document.querySelectorAll('#codes > .group')];
	// The runtime has the classes of a group before its codes.
	page.codes = page.groups.flatMap((group) => [...group.querySelectorAll(':scope > details')].map((details) => {
		const [code, , , category] = [...details.firstElementChild.children].map((part) => part.textContent);

		return { details, is: { class: /^[2-5X]/.test(code) ? code[0] : 'other', category: names.get(category), kind: kindOf(code), provider: null } };
	}).sort((a, b) => (b.is.kind === 'class') - (a.is.kind === 'class')));
	page.codes.forEach((code, place) => fillOnOpen(code.details, place));
	nameFilters();
	nameProviders();
}

// In the language of the page as far as there are words for it; the texts of options
// stay, as the page is packed with them.
function nameFilters() {
	const form = byId('filters');

	form.lang = LANGUAGE;
	for (const text of [...form.querySelectorAll('label')].map((label) => label.firstChild).concat(form.querySelector('button').firstChild))
		text.data = text.data.replace(/\S.*\S/, (words) => say(words));
	for (const select of form.querySelectorAll('select')) {
		select.lang = select.name === 'category' ? LANGUAGE : 'en';
		Object.assign(select.options[0], { label: say('any'), lang: LANGUAGE });
	}
	if (LANGUAGE !== 'en')
		for (const option of [...form.elements.category.options].slice(1))
			option.label = capital(say(word('category', option.value).text));
}

// Browsers find an option by how it begins: "Google" where it says "Gmail, Google
// Workspace". What it says stays, as the page is packed with it.
function nameProviders() {
	for (const option of byId('filters').elements.provider.options) {
		const name = new RegExp('\\b' + option.value + '\\b', 'i').exec(option.text) || [capital(option.value)];

		if (option.value !== '' && !option.text.replace(/\W/g, '').toLowerCase().startsWith(option.value.replace(/\W/g, '')))
			option.label = name[0] + ': ' + option.text;
	}
}

async function prepareFilters() {
	await makeWordings();
	byId('filters').addEventListener('change', filter);
	byId('filters').addEventListener('reset', () => setTimeout(filter));
	byId('filters').addEventListener('submit', (event) => event.preventDefault());
	filter();
	if (location.hash.startsWith('#w='))
		openCode();
}
