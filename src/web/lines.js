// Several lines in the box: a piece of a log, or replies of several servers, are
// answered line by line, since one verdict would mix them.

// What a line of a log has and a reply has not.
function isOfLog(report) {
	return report.time !== null || report.queue_id !== null || report.recipient !== null;
}

// A line of a log is wrapped where what follows begins with blanks or a reply.
function pieces(reports, text) {
	return reports.filter(isOfLog).map((report) => {
		let end = report.line;

		while (end < text.length && /^\s*\S/.test(text[end]) && /^(\s|\d{3}[ -])/.test(text[end]))
			end++;
		const bytes = encoder.encode(text.slice(report.line - 1, end).join('\n'));

		return { report, bytes, record: end > report.line ? page.engine.explain(bytes) : report };
	});
}

// Lines that are each a reply are of several servers where their codes differ: those
// of one reply begin with the same (RFC 5321 section 4.2.1).
function replies(reports, text) {
	const written = text.filter((line) => line.trim() !== '');
	const all = written.length === reports.length && written.every((line) => /^\s*[245]\d\d[ -]/.test(line));

	return all && new Set(written.map((line) => line.trim().slice(0, 3))).size > 1
		? reports.map((report) => ({ report, bytes: encoder.encode(text[report.line - 1]), record: report })) : [];
}

// Null where the text is one: a reply of several lines, a bounce, a wrapped line.
function lines(bytes) {
	if (!bytes.includes(10))
		return null;
	const reports = page.engine.scan(bytes, true), text = decoder.decode(bytes).split('\n');
	const ofLog = pieces(reports, text), found = ofLog.length > 0 ? ofLog : replies(reports, text);
	const shown = found.slice(0, LINES_MAX);

	if (found.length < 2)
		return null;
	const heading = say('{count} lines report a status', { count: found.length });

	tell(heading);
	return [element('h2', {}, heading),
		element('div', { className: 'rows' },
			...shown.map(({ report, record, bytes: line }) => saidRow(record, line, report.outcome, report.recipient))),
		found.length > shown.length ? element('p', {}, say('These are the first {count}.', { count: shown.length })) : null];
}
