// Logs: a worker reads them, the page shows what it counted.

const NUMBER = new Intl.NumberFormat(LANGUAGE, { useGrouping: 'always' }); // as the report groups them

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
	worker.postMessage({ module: page.module, files: [...files], texts: TEXTS.map((line) => line + '\0').join('') });
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

function exportButton(name, text, type) {
	return element('button', { type: 'button', onclick: () => {
		const url = URL.createObjectURL(new Blob([text], { type }));

		element('a', { href: url, download: name }).click();
		setTimeout(() => URL.revokeObjectURL(url), 1000);
	} }, say('Save as {format}', { format: name.split('.')[1].toUpperCase() }));
}

// What is wrong with a file, as the worker tells it.
function noteOn({ text, file, lines, ...values }) {
	return element('p', { className: 'note', role: 'alert' },
		...ofFile(text, file, { ...values, lines: NUMBER.format(lines) }));
}

function showSummary(result) {
	const statuses = result.statuses;
	const heading = element('h3', { tabIndex: -1 }, statuses === 0 ? say('No line of this text reports a status')
		: say(statuses === 1 ? '{count} status' : '{count} statuses', { count: NUMBER.format(statuses) }));

	byId('summary').replaceChildren(heading,
		...result.notes.map(noteOn),
		...(result.stopped ? [element('p', { className: 'note' }, say('Stopped: this is what was read until then.'))] : []),
		element('p', { className: 'export' }, exportButton('summary.csv', result.csv, 'text/csv'),
			exportButton('summary.json', result.json, 'application/json')),
		element('div', { id: 'report' }, report(result)));
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
