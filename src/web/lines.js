// Several lines in the box: a piece of a log, or replies of several servers, are
// answered line by line, since one verdict would mix them.

const WRAPPED_MIN = 50; // a line as long may have been wrapped

// What a line of a log has and a reply has not.
function isOfLog(report) {
	return report.time !== null || report.queue_id !== null || report.recipient !== null;
}

// A line of a log is wrapped where what follows begins with blanks or a reply, and
// is no line of a log itself.
function pieces(reports, text) {
	const ofLog = reports.filter(isOfLog), begins = new Set(ofLog.map((report) => report.line - 1));

	return ofLog.map((report) => {
		let end = report.line;

		while (end < text.length && !begins.has(end) && /^\s*\S/.test(text[end]) && /^(\s|\d{3}[ -])/.test(text[end]))
			end++;
		const bytes = encoder.encode(text.slice(report.line - 1, end).join('\n'));

		return { ...report, bytes, record: end > report.line ? page.engine.explain(bytes) : report };
	});
}

// Replies, each of one line or more: all but the last line of one have a hyphen behind
// the code (RFC 5321 section 4.2.1).
function repliesIn(text) {
	const found = [];

	for (const line of text.filter((any) => any.trim() !== '')) {
		const [, code] = /^\s*([245]\d\d)-/.exec(found.at(-1)?.at(-1)) ?? [];

		if (code && line.trim().startsWith(code))
			found.at(-1).push(line);
		else
			found.push([line]);
	}
	return found.map((lines) => lines.join('\n'));
}

// How a reply tells something by itself, and what: a code; else what its words are
// known for, where they are no piece of a longer text, which was wrapped.
function tellsAlone(text) {
	const { reply, enhanced, category, confidence } = page.engine.explain(encoder.encode(text));

	if (reply >= 400 || enhanced !== null)
		return [reply === null ? 'enhanced' : 'reply', [reply, enhanced].filter((half) => half !== null).join(' ')];
	return confidence === 'high' && category !== 'ok' && text.length < WRAPPED_MIN ? ['words', category] : ['nothing', ''];
}

// Each tells something by itself, all in the same way, but not the same: they are of
// several servers. The lines of one reply that was wrapped, and those of a notice, differ
// in how they do. "550" may be short for "550 5.1.1".
function replies(text) {
	const found = repliesIn(text), told = found.slice(0, LINES_MAX).map(tellsAlone);
	const differ = told.some(([, one]) => told.some(([, other]) => !one.startsWith(other) && !other.startsWith(one)));

	return differ && told.every(([way]) => way === told[0][0]) ? found.map((reply) => ({ bytes: encoder.encode(reply) })) : [];
}

// Rows for the first things, and behind a button for all.
function rowsFor(things, row) {
	const list = element('div', { className: 'rows' }, ...things.slice(0, LINES_MAX).map(row));
	const rest = element('p', {}, say('These are the first {count}.', { count: LINES_MAX }), ' ', element('button', { type: 'button', onclick: () => {
		list.append(...things.slice(LINES_MAX).map(row));
		rest.remove();
		list.children[LINES_MAX].firstElementChild.focus();
	} }, say('Show all {count}', { count: things.length })));

	return things.length > LINES_MAX ? [list, rest] : [list];
}

// Null where the text is one: a reply of several lines, a bounce, a wrapped line.
function lines(bytes) {
	if (!bytes.includes(10))
		return null;
	const reports = page.engine.scan(bytes, true), text = decoder.decode(bytes).split('\n');
	const ofLog = pieces(reports, text), found = ofLog.length > 0 ? ofLog : replies(text);

	if (found.length < 2)
		return null;
	const heading = say('{count} lines report a status', { count: found.length });

	tell(heading);
	return [element('h2', {}, heading),
		...rowsFor(found, ({ record, bytes: line, outcome, recipient }) => saidRow(record ?? page.engine.explain(line), line, outcome, recipient))];
}
