// E-mails: of a report in the standard form, RFC 3464, each recipient is answered
// by his fields; of any other what is said to people, not what is returned.

const MAIL_MAX = 1 << 20, DEPTH_MAX = 16; // as src/mail/ has them
const TAGS = /<(style|script)[^]*?<\/\1>|<[^>]*>/gi;
const PARAGRAPH = /\n(?=\s*\n|[ \t]*\S+@\S+\s*\n)/; // an address alone begins one
const EMPTY_LINE = /\r?\n[ \t]*\r?\n/;

// RFC 5322 section 2.2: the first field of each name, unfolded.
function fieldsOf(text) {
	const fields = {};

	for (const [, name, value] of text.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\w-]+)[ \t]*:[ \t]*(.*)/gm))
		fields[name.toLowerCase()] ??= value.trim();
	return fields;
}

function decodedBody(body, encoding) {
	if (/^base64/i.test(encoding))
		return atob(body.replace(/[^A-Za-z0-9+/]/g, ''));
	if (!/^quoted/i.test(encoding))
		return body;
	return body.replace(/=[ \t]*\r?\n/g, '').replace(/=([\dA-F]{2})/gi, (all, hex) => String.fromCharCode(parseInt(hex, 16)));
}

// A string with a byte in each character, as text.
function textOf(bytes, type) {
	const charset = /charset="?([\w-]+)/i.exec(type);
	let reader = decoder;

	try {
		reader = new TextDecoder(charset[1]);
	} catch { /* none is named, or an unknown one */ }
	return reader.decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

// The parts of a message that are no messages themselves: type and text of each.
function partsOf(message, depth) {
	const end = EMPTY_LINE.exec(message) || { index: message.length, 0: '' };
	const fields = fieldsOf(message.slice(0, end.index)), body = message.slice(end.index + end[0].length);
	const type = (fields['content-type'] || 'text/plain').toLowerCase();
	const boundary = /^multipart.*boundary=(?:"([^"]+)|([^\s;]+))/i.exec(fields['content-type']);

	if (boundary && depth < DEPTH_MAX)
		return ('\n' + body).split('\n--' + (boundary[1] || boundary[2])).slice(1).filter((part) => !part.startsWith('--'))
			.flatMap((part) => partsOf(part.replace(/^.*\n/, ''), depth + 1));
	try {
		return [{ type, text: textOf(decodedBody(body, fields['content-transfer-encoding']), type) }];
	} catch { // no base64
		return [];
	}
}

// RFC 3464 section 2.1.2: "rfc822; someone@example.net".
function untyped(value) {
	return (value || '').replace(/^[\w-]+\s*;\s*/, '').replace(/^<(.*)>$/, '$1');
}

// Each recipient of a report: who, what became of the message, and the answer.
function recipientsOf(status, said) {
	const who = (f) => untyped(f['final-recipient'] || f['original-recipient']);
	const groups = status.split(EMPTY_LINE).map(fieldsOf)
		.filter((f) => f['final-recipient'] || f['original-recipient'] || f.action && f.status);

	return groups.map((f) => {
		const names = ['action', 'status', 'remote-mta', 'diagnostic-code'];
		const pieces = names.map((name) => encoder.encode(f[name] || ''));

		// Of what is said to people, what may be about another one is left out.
		pieces.push(encoder.encode(said.split(PARAGRAPH).filter((part) => groups.length === 1 ||
			part.includes(who(f)) && !groups.some((g) => who(g) !== who(f) && part.includes(who(g)))).join('\n\n')));
		return { who: who(f), action: (f.action || 'failed').replace(/\W.*/, '').toLowerCase(), ...page.engine.dsn(pieces) };
	});
}

// RFC 2047: a field with encoded words, as text.
function decodedField(value) {
	return (value || '').replace(/(\?=)\s+(?==\?)/g, '$1').replace(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (all, charset, encoding, word) => {
		try {
			return textOf(decodedBody(word.replace(/_/g, encoding < 'b' || /q/i.test(encoding) ? ' ' : '_'),
				/q/i.test(encoding) ? 'quoted' : 'base64'), 'charset=' + charset);
		} catch { // no base64
			return all;
		}
	});
}

function addressesIn(value) {
	return [...(value || '').matchAll(ADDRESS)].map((m) => m[0]);
}

// RFC 5965: complaints, and the feedback loop that is older.
function complaintsOf(feedback, fields, returned) {
	const names = ['original-rcpt-to', 'removal-recipient', 'redacted-address'];
	const told = names.map((name) => [...feedback.matchAll(new RegExp('^' + name + '[ \\t]*:(.*)', 'gim'))]
		.map((m) => untyped(m[1].trim()))).find((list) => list.length > 0);
	const list = told || addressesIn(fields['x-hmxmroriginalrecipient'] || returned.to).slice(0, 1);

	return (list.length > 0 ? list : ['']).map((who) => ({ who, action: 'complaint', record: page.engine.explain(encoder.encode('')), text: encoder.encode('') }));
}

// The answer to a text; null where it says nothing.
function heard(text) {
	const bytes = encoder.encode(text.trim()), record = bytes.length > 0 ? page.engine.explain(bytes) : null;

	return record && record.category && record.category !== 'ok' ? { record, text: bytes } : null;
}

// A recipient for each that a notice names, or for whom the message was.
function recipientsOfNotice(notice, action, fields, returned) {
	const others = [...addressesIn(fields.to), ...addressesIn(returned.from)], lines = linesOf(notice);
	const failed = addressesIn(fields['x-failed-recipients']), named = namedIn(lines, others);
	const last = 'list-id' in returned || 'list-id' in fields ? [] : addressesIn(returned.to).slice(0, 1);
	const names = failed.length > 0 ? failed : named.length > 0 ? named : last;
	const own = passagesOf(lines, names).map(heard), whole = heard(notice);
	const common = names.length < 2 || own.every((answer) => answer === null);
	const weak = (answer) => answer === null || answer.record.category === 'other' || answer.record.confidence === 'low';

	return (names.length > 0 ? names : ['']).map((who, i) => ({ who, action,
		...(common && weak(own[i] || null) ? whole : own[i]) || { record: page.engine.explain(encoder.encode('')), text: encoder.encode(notice) } }));
}

// An e-mail: who is reported on, how, and the answer. What reports nothing itself
// has none.
function readMail(bytes) {
	const message = Array.from(bytes, (c) => String.fromCharCode(c)).join('').replace(/^\s+|^Microsoft Mail Internet Headers.*\n/g, '');
	const parts = partsOf(message, 0), fields = fieldsOf(message.split(EMPTY_LINE, 1)[0]);
	const of = (type) => parts.find((part) => type.test(part.type)) || { text: '' };
	const texts = parts.filter((part) => /^text\/(?:plain|html)/.test(part.type)), plain = texts.filter((part) => part.type.startsWith('text/plain') && part.text.trim() !== '');
	const said = (plain.length > 0 ? plain : texts).map((part) => part.type.startsWith('text/html')
		? new DOMParser().parseFromString(part.text.replace(TAGS, ' '), 'text/html').body.textContent : part.text).join('\n\n').replace(/\r\n?/g, '\n');
	const notice = noticeOf(said), feedback = of(/^message\/feedback-report/).text;
	const returned = fieldsOf((of(/^(?:message\/(?:global-headers|global|rfc822)|text\/rfc822)/).text || said.slice(notice.length)).replace(/^[^:\n]*\n\s*/, '').split(EMPTY_LINE, 1)[0]);
	const subject = decodedField(fields.subject), type = fields['content-type'] || '';

	if (feedback || /report-type="?feedback/i.test(type) || 'x-hmxmroriginalrecipient' in fields)
		return complaintsOf(feedback, fields, returned);
	if (/report-type="?disposition/i.test(type))
		return [];
	const standard = parts.filter((part) => /^message\/(global-)?delivery-status/.test(part.type)).map((part) => part.text).join('\n\n') ||
		(/^Final-Recipient:/m.test(notice) ? notice : '');
	const found = standard === '' ? [] : recipientsOf(standard, said);

	if (found.length > 0)
		return found;
	const action = kindOfMail(fields, subject, notice);

	return action === '' ? [] : action === 'auto-reply'
		? [{ who: addressesIn(fields.from)[0] || '', action, record: page.engine.explain(encoder.encode('')), text: encoder.encode(notice) }]
		: recipientsOfNotice(notice, action, fields, returned);
}

function mails(list) {
	const found = list.flatMap(readMail), n = found.length;
	const heading = n === 0 ? 'No mail says anything of a delivery'
		: n + (n === 1 ? ' recipient is' : ' recipients are') + ' reported on';
	const rows = found.slice(0, LINES_MAX).map((f) => saidRow(f.record, f.text, f.action, f.who));

	if (n === 1)
		rows[0].open = true;
	tell(heading);
	return [element('h2', {}, heading), element('div', { className: 'rows' }, ...rows),
		n > rows.length ? element('p', {}, 'These are the first ' + rows.length + '.') : ''];
}

// Files that were dropped or chosen: mails are answered, others are logs.
async function readFiles(files) {
	const messages = [], logs = [];

	for (const file of files) {
		const bytes = new Uint8Array(await file.slice(0, MAIL_MAX).arrayBuffer().catch(() => 0));

		if (page.engine.isMail(bytes))
			messages.push(bytes);
		else
			logs.push(file);
	}
	if (messages.length > 0) {
		document.body.classList.add('answered');
		byId('answer').replaceChildren(...mails(messages));
		byId('answer').scrollIntoView();
	}
	readLogs(logs);
}
