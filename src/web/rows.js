// The table is one stop of the tab key: the arrow keys go from row to row, right
// opens one, left closes it or goes to its group, Home and End to the ends.

const ROWS = '#codes .group > summary, #codes .group > details > summary';

let stop = null; // the row that the tab key comes to

// A row that no filter hides, in a group that is open.
function isShown(row) {
	return row.isConnected && !row.closest('[hidden]') && !row.closest('.group:not([open]) > details');
}

function shownRows() {
	return [...document.querySelectorAll(ROWS)].filter(isShown);
}

function stopAt(row) {
	if (stop !== null)
		stop.tabIndex = -1;
	stop = row;
	if (stop !== null)
		stop.tabIndex = 0;
}

// Rows that come, go, or are hidden must not take the only stop with them.
function checkStop() {
	for (const row of document.querySelectorAll(ROWS))
		if (row !== stop && row.tabIndex !== -1)
			row.tabIndex = -1;
	if (stop === null || !isShown(stop))
		stopAt(shownRows()[0] || null);
}

function rowFrom(row, key) {
	const rows = shownRows(), at = rows.indexOf(row), details = row.parentElement;

	if (key === 'Home' || key === 'End')
		return rows.at(key === 'Home' ? 0 : -1);
	if (key === 'ArrowLeft')
		return details.open ? row : details.parentElement.closest('.group')?.firstElementChild;
	if (key === 'ArrowRight' && !details.open)
		return row;
	return rows[at + (key === 'ArrowUp' ? -1 : 1)];
}

function goToRow(event) {
	const row = event.target, key = event.key;

	if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key) || event.ctrlKey || event.altKey || event.metaKey || !row.matches(ROWS))
		return;
	const next = rowFrom(row, key), turns = key === (row.parentElement.open ? 'ArrowLeft' : 'ArrowRight');

	event.preventDefault();
	if (turns)
		row.click();
	else if (next)
		next.focus();
}

function prepareRows() {
	const codes = byId('codes');

	codes.addEventListener('keydown', goToRow);
	codes.addEventListener('focusin', (event) => event.target.matches(ROWS) && stopAt(event.target));
	codes.addEventListener('toggle', (event) => event.target.matches('.group') && checkStop(), true);
}
