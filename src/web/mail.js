// E-mails: of a report in the standard form, RFC 3464, each recipient is answered
// by his fields; of any other what is said to people, not what is returned.

const MAIL_MAX = 1 << 20, DEPTH_MAX = 16; // as src/mail/ has them
const TAGS = /<(style|script)[^]*?<\/\1>|<[^>]*>/gi;
const PARAGRAPH = /\n(?=\s*\n|[ \t]*\S+@\S+\s*\n)/; // an address alone begins one
const NO_REFUSAL = { complaint: 'a recipient complained: mail him no more', 'auto-reply': 'a machine answered: the mail arrived' };
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

	const parts = boundary && depth < DEPTH_MAX ? ('\n' + body).split('\n--' + (boundary[1] || boundary[2])).slice(1) : [];

	if (parts.length > 0)
		return parts.filter((part) => !part.startsWith('--')).flatMap((part) => partsOf(part.replace(/^.*\n/, ''), depth + 1));
	try { // without its boundary, it is read as a text
		return [{ type: type.replace(/^multipart.*/, 'text/plain'), text: textOf(decodedBody(body, fields['content-transfer-encoding']), type) }];
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
		.flatMap((m) => addressesIn(m[1]))).find((list) => list.length > 0);
	const list = told || addressesIn(fields['x-hmxmroriginalrecipient'] || returned.to).slice(0, 1);

	return (list.length > 0 ? list : ['']).map((who) => ({ who, action: 'complaint', ...nothingSaid() }));
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
		...(common && weak(own[i] || null) ? whole : own[i]) || nothingSaid() }));
}

const nothingSaid = () => ({ record: page.engine.explain(encoder.encode('')), text: encoder.encode('') });

// What is said to people: plain text where there is any, as lines.
function saidIn(parts) {
	const texts = parts.filter((part) => /^text\/(?:plain|html)/.test(part.type));
	const plain = texts.filter((part) => part.type.startsWith('text/plain') && part.text.trim() !== '');

	return (plain.length > 0 ? plain : texts).map((part) => part.type.startsWith('text/html')
		? new DOMParser().parseFromString(part.text.replace(TAGS, ' '), 'text/html').body.textContent : part.text)
		.join('\n\n').replace(/\r\n?/g, '\n');
}

// A text all of which is quoted was said by somebody else, who is asked about.
function unquoted(text) {
	return text.trim().split('\n').every((line) => line.startsWith('>') || line.trim() === '') ? text.replace(/^> ?/gm, '') : text;
}

// What somebody passed on within a mail of his own, with the fields that his
// program wrote above it.
function passedOn(said) {
	const lines = said.split('\n'), above = (i) => lines[i - 1].replace(/^[> \t]+/, '');
	const from = lines.findIndex((line, i) => /^[> ]*\*?(?:From|Von|De|Da|Van|Od):/.test(line) && i > 0 && /^(?:[-_=*]{2}|\s*$)/.test(above(i)));
	const inner = from < 0 ? '' : unquoted(lines.slice(from).join('\n')).replace(/^\*([^*:\n]+):\*/gm, '$1:')
		.replace(/^(?:Von|De|Da|Van|Od):/m, 'From:').replace(/^(?:Gesendet|Sent|Envoyé|Enviado|Inviato):/m, 'Date:')
		.replace(/^(?:An|À|Para|A):/m, 'To:').replace(/^(?:Betreff|Objet|Asunto|Assunto|Oggetto):/m, 'Subject:');
	const bytes = encoder.encode(inner);

	return inner.length > 0 && page.engine.isMail(bytes) ? bytes : null;
}

// An e-mail, or the body of one: who is reported on, how, and the answer. What
// reports nothing itself has none.
function readMail(bytes, depth = 0) {
	const isMail = page.engine.isMail(bytes), body = isMail ? '' : unquoted(decoder.decode(bytes));

	if (page.engine.isMail(encoder.encode(body)))
		return readMail(encoder.encode(body), depth);
	const message = Array.from(bytes, (c) => String.fromCharCode(c)).join('').replace(/^\s+/, '').replace(/^Microsoft Mail Internet Headers.*\n/, '');
	const fields = isMail ? fieldsOf(message.split(EMPTY_LINE, 1)[0]) : {}, type = fields['content-type'] || '';
	const parts = isMail ? partsOf(message, 0) : [{ type: 'text/plain', text: body }];
	const of = (wanted) => (parts.find((part) => wanted.test(part.type)) || { text: '' }).text;
	const said = saidIn(parts), notice = noticeOf(said), feedback = of(/^message\/feedback-report/);
	const returned = fieldsOf((of(/^(?:message\/(?:global-headers|global|rfc822)|text\/rfc822)/) ||
		said.slice(notice.length).replace(/^[^:\n]*\n\s*/, '')).trim().split(EMPTY_LINE, 1)[0]);

	if (feedback || /report-type="?feedback/i.test(type) || [fields, returned].some((f) => 'x-hmxmroriginalrecipient' in f))
		return complaintsOf(feedback, fields, returned);
	if (/report-type="?disposition/i.test(type))
		return [];
	const action = kindOfMail(fields, decodedField(fields.subject), notice);
	const status = parts.filter((part) => /^message\/(global-)?delivery-status/.test(part.type)).map((part) => part.text).join('\n\n') ||
		(/^Final-Recipient:/m.test(said) && (/^(?:fail|delay)/.test(action) || /report-type/i.test(type) || !isMail) ? said : '');
	const found = status === '' ? [] : recipientsOf(status, said);

	if (found.some((f) => f.who !== ''))
		return found;
	if (action === 'auto-reply')
		return [{ who: addressesIn(fields.from)[0] || '', action, ...nothingSaid() }];
	const passed = action === '' && depth === 0 ? passedOn(said) : null;

	return action !== '' ? recipientsOfNotice(notice, action, fields, returned) : found.length > 0 ? found
		: passed ? readMail(passed, 1) : [];
}

// One mail that reports nothing itself may quote what does: that is answered,
// and told as what it is.
function quotedIn(bytes) {
	const answer = heard(unquoted(saidIn(partsOf(decoder.decode(bytes), 0)).replace(/^> ?/gm, '')));

	return answer && answer.record.confidence !== 'low' && (answer.record.reply || answer.record.enhanced) ? answer : null;
}

function mails(list) {
	const found = list.flatMap((bytes) => readMail(bytes)), n = found.length;
	const quoted = n === 0 && list.length === 1 ? quotedIn(list[0]) : null;
	const heading = quoted ? say('No report of a delivery itself; what its text says:') : n === 0 ? say('No mail says anything of a delivery')
		: say(n === 1 ? '{count} recipient is reported on' : '{count} recipients are reported on', { count: n });
	const rows = quoted ? [saidRow(quoted.record, quoted.text, '', '')]
		: found.slice(0, LINES_MAX).map((f) => saidRow(f.record, f.text, f.action, f.who, NO_REFUSAL[f.action] && say(NO_REFUSAL[f.action])));

	if (rows.length === 1)
		rows[0].open = true;
	tell(heading);
	return [element('h2', {}, heading), element('div', { className: 'rows' }, ...rows),
		n > rows.length ? element('p', {}, say('These are the first {count}.', { count: rows.length })) : ''];
}

// Is a text that was pasted a notice, or a part of a report, that names several
// recipients? A piece of a log is none.
function namesSeveral(bytes) {
	return bytes.includes(10) && !page.engine.scan(bytes, false).some((report) => report.queue_id || report.time) &&
		readMail(bytes).length > 1;
}

// UTF-16, which begins with its mark, as UTF-8.
function asUtf8(bytes) {
	const mark = bytes[0] << 8 | bytes[1];

	return mark === 0xfffe || mark === 0xfeff ? encoder.encode(new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes)) : bytes;
}

// The part of a report that is for machines, saved alone.
function isStatus(bytes) {
	const text = decoder.decode(bytes.subarray(0, 4096)).trimStart();

	return /^[\w-]+[ \t]*:/.test(text) && /^(?:Final|Original)-Recipient[ \t]*:/im.test(text);
}

// Files that were dropped or chosen: mails are answered, others are logs.
async function readFiles(files) {
	const messages = [], logs = [];

	for (const file of files) {
		const bytes = asUtf8(new Uint8Array(await file.slice(0, MAIL_MAX).arrayBuffer().catch(() => 0)));

		if (page.engine.isMail(bytes) || isStatus(bytes))
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
