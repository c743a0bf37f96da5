// The report of a summary: what the command prints for --format=html becomes elements
// here, of tags and attributes that are listed, and of text; rows open and columns sort.

const SVG_TAGS = ['svg', 'rect', 'path', 'g', 'title'];
const REPORT_TAGS = [...SVG_TAGS, 'section', 'h2', 'p', 'ol', 'li', 'br', 'a', 'dl', 'div', 'dt', 'dd', 'small', 'table', 'caption',
	'thead', 'tbody', 'tr', 'th', 'td', 'b', 'span', 'bdi', 'code', 'time', 'figure', 'details', 'summary'];
const REPORT_ATTRIBUTES = ['class', 'scope', 'href', 'rel', 'aria-label', 'aria-labelledby', 'aria-hidden', 'role', 'id', 'viewBox',
	'preserveAspectRatio', 'lang', 'x', 'y', 'width', 'height', 'd', 'datetime', 'data-lines'];
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'', nbsp: '\u00a0' };
const ROWS_FIRST = 20;
const MARKS = say('1,234,567.8').match(/\D/g); // of thousands, and last that of fractions

function plainText(markup) {
	return markup.replace(/&([\w#]+);/g, (all, name) => ENTITIES[name] || all);
}

// Names of parts are not those of the page; its sections stand one level lower.
function reportTag(name, attributes) {
	const tag = name === 'h2' ? 'h4' : name;
	const e = SVG_TAGS.includes(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);

	for (const [, key, text] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
		const value = plainText(text);

		if (REPORT_ATTRIBUTES.includes(key) && (key !== 'href' || value.startsWith('https://')))
			e.setAttribute(key, /^id$|by$/.test(key) ? 'log-' + value : value);
	}
	return e;
}

function reportElements(markup) {
	const open = [document.createDocumentFragment()];

	for (const [, end, name, attributes, alone, text] of markup.matchAll(/<(\/?)(\w+)([^<>]*?)(\/?)>|([^<]+)/g)) {
		if (text)
			open.at(-1).append(plainText(text));
		else if (end)
			open.pop();
		else if (REPORT_TAGS.includes(name)) {
			const e = reportTag(name, attributes);

			open.at(-1).append(e);
			if (!alone && name !== 'br')
				open.push(e);
		}
	}
	return open[0];
}

// ---- lines of a row

// What the reader kept: texts, one behind the other, and where each one is.
function noted(result, number) {
	const [begins, length, line, file] = result.lines.subarray(4 * number, 4 * number + 4);

	return element('li', {}, element('span', { className: 'quiet' }, ...ofFile('{file}, line {line}', result.names[file], { line: NUMBER.format(line) })),
		element('code', {}, visible(decoder.decode(result.text.subarray(begins, begins + length)))));
}

function toggleLines(row, button, result) {
	const list = row.lines, numbers = row.dataset.lines.split(' ');

	button.ariaExpanded = !list;
	if (list) {
		list.remove();
		row.lines = null;
		return;
	}
	const lines = element('ul', { className: 'noted', ariaLabel: say('The first lines of {name}', { name: button.textContent }) }, ...numbers.map((n) => noted(result, n)));

	if (row.localName === 'li')
		row.append(row.lines = lines);
	else
		row.after(row.lines = element('tr', {}, element('td', { colSpan: row.cells.length }, lines)));
}

// The name of a row becomes what opens it.
function prepareRow(row, result) {
	const cell = row.localName === 'li' ? row : row.cells[0], name = cell.firstChild;
	const button = element('button', { type: 'button', className: 'opens', ariaExpanded: 'false' });

	name.replaceWith(button);
	button.append(name);
	button.onclick = () => toggleLines(row, button, result);
}

// An hour of a picture is that of the table below it.
function prepareHours(section) {
	const rows = [...section.querySelectorAll('tbody tr')];

	for (const picture of section.querySelectorAll('svg'))
		picture.querySelectorAll('g').forEach((hour, i) => hour.addEventListener('click', () => {
			const button = rows[i].querySelector('button');

			section.querySelector('details').open = true;
			if (button && !rows[i].lines)
				button.click();
			(button || rows[i]).scrollIntoView({ block: 'center' });
			button?.focus({ preventScroll: true });
		}));
}

// ---- columns that sort, of which the first rows are shown

function valueOf(row, column) {
	const cell = row.cells[column], time = cell.querySelector('time');

	if (column === 0)
		return cell.textContent;
	return time ? time.dateTime : parseFloat(cell.textContent.replaceAll(MARKS[0], '').replace(MARKS.at(-1), '.').replace(/[^\d.]/g, '')) || 0;
}

function prepareColumns(table) {
	const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
	let rows = [...body.rows], shown = ROWS_FIRST;
	const show = () => body.replaceChildren(...rows.slice(0, shown).flatMap((row) => row.lines ? [row, row.lines] : [row]));

	heads.forEach((head, column) => {
		const button = element('button', { type: 'button' }, ...head.childNodes);

		head.append(button);
		button.onclick = () => {
			const up = head.ariaSort === 'descending' || head.ariaSort === null && column === 0 ? 1 : -1;

			heads.forEach((other) => { other.ariaSort = null; });
			head.ariaSort = up > 0 ? 'ascending' : 'descending';
			rows = rows.map((row) => [valueOf(row, column), row]).sort(([a], [b]) => a === b ? 0 : (a < b ? -up : up)).map(([, row]) => row);
			show();
		};
	});
	if (rows.length > shown && !table.classList.contains('numbers')) {
		const more = element('button', { type: 'button' }, say('Show all {count}', { count: NUMBER.format(rows.length) }));

		more.onclick = () => {
			const next = rows[shown];

			shown = rows.length;
			show();
			more.remove();
			(next.querySelector('button') || table).focus();
		};
		table.after(more);
		show();
	}
}

// The title of a code leads to its row in the table of all, or to that of its part.
function linkCode(title) {
	const code = title.parentNode.firstChild.textContent;
	const id = [code, ...code.split(' ').reverse()].map(idOf).find((name) => byId(name));

	if (id)
		title.replaceChildren(element('a', { href: '#' + id }, ...title.childNodes));
}

function report(result) {
	const all = reportElements(result.report);

	for (const row of all.querySelectorAll('tr[data-lines], li[data-lines]'))
		prepareRow(row, result);
	for (const table of all.querySelectorAll('table'))
		prepareColumns(table);
	all.querySelectorAll('#log-code th > span').forEach(linkCode);
	all.querySelectorAll('#log-time').forEach(prepareHours);
	return all;
}
