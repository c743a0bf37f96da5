// Logs: a worker reads them, the page shows what it counted.

const NUMBER = { format: (n) => n.toLocaleString(page.language) };
const BOUNCES = ['hard', 'block', 'soft', 'none'];
const ROWS_FIRST = 20, HOURS_MAX = 96;

let worker = null;

function readLogs(files) {
	if (files.length === 0)
		return;
	const source = [byId('engine'), byId('reader')].map((script) => script.textContent);
	const url = URL.createObjectURL(new Blob(source, { type: 'text/javascript' }));

	if (worker)
		worker.terminate();
	worker = new Worker(url);
	URL.revokeObjectURL(url);
	worker.onmessage = (event) => told(event.data);
	worker.onerror = (event) => told({ error: event.message });
	worker.postMessage({ module: page.module, files: [...files] });
	byId('reading-name').textContent = files.length === 1 ? files[0].name : say('{count} files', { count: files.length });
	byId('reading-count').textContent = '';
	byId('progress').value = 0;
	byId('reading').hidden = false;
	byId('summary').replaceChildren();
	byId('logs').scrollIntoView({ block: 'start' });
}

function told(message) {
	if ('done' in message) {
		byId('progress').value = message.total > 0 ? message.done / message.total : 0;
		byId('reading-count').textContent = say('{done} of {total}, {lines} lines, {statuses} statuses', {
			done: megabytes(message.done), total: megabytes(message.total),
			lines: NUMBER.format(message.lines), statuses: NUMBER.format(message.statuses) });
		return;
	}
	byId('reading').hidden = true;
	worker.terminate();
	worker = null;
	if (message.error)
		byId('summary').replaceChildren(element('p', { className: 'note', role: 'alert' },
			say('The log could not be read:'), ' ', visible(message.error)));
	else
		showSummary(message.result);
}

function megabytes(n) {
	return (n / 1e6).toFixed(1) + ' MB';
}

// ---- the summary

function bar(row, most) {
	const parts = BOUNCES.map((bounce) => {
		const n = bounce === 'none' ? row.count - row.hard - row.block - row.soft : row[bounce];
		const part = element('span', { className: 'is-' + bounce });

		part.style.width = 100 * n / most + '%';
		return n > 0 ? part : null;
	});

	return element('div', { className: 'bar', ariaHidden: 'true' }, ...parts);
}

// Where there were too many names or messages to count all, a count is a lower
// bound.
function counted(row) {
	return row.at_least ? say('at least {count}', { count: NUMBER.format(row.count) }) : NUMBER.format(row.count);
}

function time(text) {
	return text === null ? '' : text.replace('T', ' ');
}

function cell(className, ...content) {
	return element('td', { className }, ...content);
}

function tableRow(row, of, dated, most) {
	const text = of === null ? null : word(of, row.name).text;

	return element('tr', {},
		element('th', { scope: 'row' }, element('b', {}, visible(row.name)),
			text && text !== row.name ? element('div', { className: 'quiet' }, say(text)) : ''),
		cell('number', counted(row)),
		cell('number share', row.share === null ? '' : (100 * row.share).toFixed(1) + ' %'),
		...(dated ? [row.first, row.last].map((when) => cell('number share', time(when))) : []),
		cell('bars', bar(row, most)));
}

// Not every log has times.
function table(title, rows, of) {
	if (rows.length === 0)
		return null;
	const most = Math.max(...rows.map((row) => row.count)), dated = rows.some((row) => row.first !== null);
	const titles = [['Lines', 'number'], ['Share', 'number share'],
		...(dated ? [['First seen', 'number share'], ['Last seen', 'number share']] : []), ['Hard, block, soft', 'bars']];
	const head = element('tr', {}, element('td', {}),
		...titles.map(([name, className]) => element('th', { scope: 'col', className }, say(name))));
	const made = (some) => some.map((row) => tableRow(row, of, dated, most));
	const body = element('tbody', {}, ...made(rows.slice(0, ROWS_FIRST)));
	const more = element('button', { type: 'button' }, say('Show all {count}', { count: NUMBER.format(rows.length) }));

	more.addEventListener('click', () => {
		body.append(...made(rows.slice(ROWS_FIRST)));
		more.remove();
	});
	return element('div', {},
		element('table', {}, element('caption', {}, say(title)), element('thead', {}, head), body),
		rows.length > ROWS_FIRST ? more : null);
}

// Hours become days where they are many.
function periods(hours) {
	if (hours.length <= HOURS_MAX)
		return hours;
	const days = new Map();

	for (const row of hours) {
		const name = row.name.split('T')[0], day = days.get(name) || { name, count: 0, hard: 0, block: 0, soft: 0 };

		for (const key of ['count', 'hard', 'block', 'soft'])
			day[key] += row[key];
		days.set(name, day);
	}
	return [...days.values()];
}

function times(hours) {
	const rows = periods(hours), most = Math.max(...rows.map((row) => row.count));

	if (rows.length < 2)
		return null;
	const columns = rows.map((row) => {
		const none = row.count - row.hard - row.block - row.soft;
		const parts = [['hard', row.hard], ['block', row.block], ['soft', row.soft], ['none', none]].map(([bounce, n]) => {
			const part = element('span', { className: 'is-' + bounce });

			part.style.height = 100 * n / most + '%';
			return part;
		});

		return element('span', { title: time(row.name) + ': ' + NUMBER.format(row.count) }, ...parts);
	});

	return element('figure', { className: 'evidence' },
		element('figcaption', {}, say(rows === hours ? 'By hour, at most {count} statuses' : 'By day, at most {count} statuses', { count: NUMBER.format(most) })),
		element('div', { className: 'times', role: 'img', ariaLabel: say('Statuses from {first} to {last}; the exported file has the numbers',
			{ first: time(rows[0].name), last: time(rows[rows.length - 1].name) }) }, ...columns),
		element('div', { className: 'ends', ariaHidden: 'true' }, element('span', {}, time(rows[0].name)),
			element('span', {}, time(rows[rows.length - 1].name))));
}

function legend() {
	return element('p', { className: 'legend' }, ...BOUNCES.map((bounce) => element('span', {},
		element('i', { className: 'is-' + bounce }), bounce === 'none' ? say('accepted') : bounce)));
}

function totals(rows) {
	const of = new Map(rows.map((row) => [row.name, row]));
	const shown = ['lines', 'accepted', 'deferred', 'failed'].map((name) => element('li', {},
		element('b', {}, NUMBER.format(of.get(name).count)), say(name),
		of.get(name).share === null ? '' : ', ' + (100 * of.get(name).share).toFixed(1) + ' %'));
	const deferred = of.get('deferred-messages').count, number = (name) => counted(of.get(name));

	return [element('ul', { className: 'totals' }, ...shown),
		deferred > 0 ? element('p', {}, say(deferred === 1
			? '{count} message was deferred: delivered later {delivered}, failed later {failed}, still waiting {waiting}.'
			: '{count} messages were deferred: delivered later {delivered}, failed later {failed}, still waiting {waiting}.',
			{ count: number('deferred-messages'), delivered: number('delivered-later'), failed: number('failed-later'), waiting: number('still-waiting') })) : null];
}

function exportButton(name, text, type) {
	return element('button', { type: 'button', onclick: () => {
		const url = URL.createObjectURL(new Blob([text], { type }));

		element('a', { href: url, download: name }).click();
		setTimeout(() => URL.revokeObjectURL(url), 1000);
	} }, say('Save as {format}', { format: name.split('.')[1].toUpperCase() }));
}

function showSummary(result) {
	const rows = result.json.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
	const of = (name) => rows.filter((row) => row.table === name);
	const statuses = of('total').filter((row) => row.share !== null).reduce((sum, row) => sum + row.count, 0);
	const heading = element('h3', { tabIndex: -1 }, statuses === 0 ? say('No line of this text reports a status')
		: say('{count} statuses', { count: NUMBER.format(statuses) }));

	byId('summary').replaceChildren(...[heading,
		result.stopped ? element('p', { className: 'note' }, say('Stopped: this is what was read until then.')) : null,
		...totals(of('total')),
		element('p', { className: 'export' }, exportButton('summary.csv', result.csv, 'text/csv'),
			exportButton('summary.json', result.json, 'application/json')),
		statuses > 0 ? legend() : null,
		times(of('hour')),
		element('div', { className: 'tables' }, ...[
			table('What goes wrong', of('category'), 'category'), table('What to do', of('action'), 'action'),
			table('Providers', of('provider'), 'provider'), table('Block lists', of('blocklist'), 'blocklist'),
			table('Codes', of('code'), null), table('Not explained, and worth a report', of('unexplained'), null),
		].filter((part) => part !== null)),
	].filter((part) => part !== null));
	document.body.classList.add('summed');
	heading.focus({ preventScroll: true });
	tell(say('The log is read: {what}', { what: heading.textContent }));
}

function prepareLogs() {
	const hover = (on) => document.body.classList.toggle('dragging', on);

	byId('files').addEventListener('change', () => readFiles(byId('files').files));
	byId('stop').addEventListener('click', () => worker && worker.postMessage({ stop: true }));
	addEventListener('dragover', (event) => {
		event.preventDefault();
		hover(true);
	});
	addEventListener('dragleave', () => hover(false));
	addEventListener('drop', (event) => {
		hover(false);
		if (event.dataTransfer.files.length > 0) {
			event.preventDefault();
			readFiles([...event.dataTransfer.files]);
		}
	});
}
