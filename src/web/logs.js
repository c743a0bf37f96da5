// Logs: a worker reads them, the page shows what it counted.

const NUMBER = new Intl.NumberFormat('en');

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
	byId('reading-name').textContent = files.length === 1 ? files[0].name : files.length + ' files';
	byId('reading-count').textContent = '';
	byId('progress').value = 0;
	byId('reading').hidden = false;
	byId('summary').replaceChildren();
	byId('logs').scrollIntoView({ block: 'start' });
}

function told(message) {
	if ('done' in message) {
		byId('progress').value = message.total > 0 ? message.done / message.total : 0;
		byId('reading-count').textContent = megabytes(message.done) + ' of ' + megabytes(message.total) + ', ' +
			NUMBER.format(message.lines) + ' lines, ' + NUMBER.format(message.statuses) + ' statuses';
		return;
	}
	byId('reading').hidden = true;
	worker.terminate();
	worker = null;
	if (message.error)
		byId('summary').replaceChildren(element('p', { className: 'note', role: 'alert' },
			'The log could not be read: ', visible(message.error)));
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
	} }, 'Save as ' + name.split('.')[1].toUpperCase());
}

function showSummary(result) {
	const statuses = result.statuses;
	const heading = element('h3', { tabIndex: -1 }, statuses === 0 ? 'No line of this text reports a status'
		: NUMBER.format(statuses) + (statuses === 1 ? ' status' : ' statuses'));

	byId('summary').replaceChildren(heading,
		...result.notes.map((text) => element('p', { className: 'note', role: 'alert' }, visible(text))),
		...(result.stopped ? [element('p', { className: 'note' }, 'Stopped: this is what was read until then.')] : []),
		element('p', { className: 'export' }, exportButton('summary.csv', result.csv, 'text/csv'),
			exportButton('summary.json', result.json, 'application/json')),
		element('div', { id: 'report' }, report(result)));
	document.body.classList.add('summed');
	heading.focus({ preventScroll: true });
	tell('The log is read: ' + heading.textContent);
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
