// E-mails: of a report in the standard form, RFC 3464, each recipient is answered
// by his fields; of any other what is said to people, not what is returned.

const MAIL_MAX = 1 << 20, DEPTH_MAX = 16, PARTS_MAX = 64; // as src/mail/ has them
const NAMES_MAX = 100; // that are no addresses
const PARAGRAPH = /\n(?=[^\S\n]*\n|[ \t]*\S[^\s@]*@\S+[^\S\n]*\n)/; // an address alone begins one
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

// Bytes as a string with one in each character, and such a string as text.
function binary(bytes) {
	let text = '';

	for (let at = 0; at < bytes.length; at += 8192)
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return text;
}

function textOf(bytes, type) {
	const charset = /charset="?([\w-]+)/i.exec(type), all = new Uint8Array(bytes.length);
	let reader = decoder;

	try {
		reader = new TextDecoder(charset[1]);
	} catch { /* none is named, or an unknown one */ }
	for (let i = 0; i < bytes.length; i++)
		all[i] = bytes.charCodeAt(i);
	return reader.decode(all);
}

// The parts of a message that are no messages themselves: type and text of each.
function partsOf(message, depth) {
	const end = EMPTY_LINE.exec(message) || { index: message.length, 0: '' };
	const fields = fieldsOf(message.slice(0, end.index)), body = message.slice(end.index + end[0].length);
	const type = (fields['content-type'] || 'text/plain').toLowerCase();
	const boundary = /^multipart.*boundary=(?:"([^"]+)|([^\s;]+))/i.exec(fields['content-type']);

	const parts = boundary && depth < DEPTH_MAX ? ('\n' + body).split('\n--' + (boundary[1] || boundary[2])).slice(1, 1 + PARTS_MAX) : [];

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

// Of what is said to people the paragraphs that name one of these and no other.
function paragraphsOf(said, names) {
	const all = new Map(names.map((name) => [name, '']));
	const others = [...all.keys()].filter((name) => addressesIn(name)[0] !== name).slice(0, NAMES_MAX);

	for (const part of said.split(PARAGRAPH)) {
		const named = new Set([...addressesIn(part).filter((name) => all.has(name)), ...others.filter((name) => part.includes(name))]);
		const [name] = named;

		if (named.size === 1 && all.get(name).length < ABOUT_MAX)
			all.set(name, all.get(name) + part.slice(0, ABOUT_MAX) + '\n\n');
	}
	return all;
}

// Each recipient of a report: who, what became of the message, and the answer.
function recipientsOf(status, said) {
	const groups = status.split(EMPTY_LINE).map(fieldsOf)
		.filter((f) => f['final-recipient'] || f['original-recipient'] || f.action && f.status);
	const names = groups.map((f) => untyped(f['final-recipient'] || f['original-recipient']));
	const told = groups.length === 1 ? new Map([[names[0], said]]) : paragraphsOf(said, names);

	return groups.map((f, i) => {
		const fields = ['action', 'status', 'remote-mta', 'diagnostic-code'].map((name) => f[name] || '');
		const pieces = [...fields, told.get(names[i]), names[i]].map((text) => encoder.encode(text));

		return { who: names[i], action: (f.action || 'failed').replace(/\W.*/, '').toLowerCase(), ...page.engine.dsn(pieces) };
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

// What is never shown of HTML, then its tags; each is looked for only in front of the
// last end of such, as a search for an end that is not there takes long.
const MARKUP = [[/<script[^]*?<\/script>/gi, /^[^]*<\/script>/i], [/<style[^]*?<\/style>/gi, /^[^]*<\/style>/i], [/<[^>]*>/g, /^[^]*>/]];

function withoutTags(html) {
	return MARKUP.reduce((text, [what, ended]) => {
		const length = (ended.exec(text) ?? [''])[0].length;

		return text.slice(0, length).replace(what, ' ') + text.slice(length);
	}, html);
}

// What is said to people: plain text where there is any, as lines.
function saidIn(parts) {
	const texts = parts.filter((part) => /^text\/(?:plain|html)/.test(part.type));
	const plain = texts.filter((part) => part.type.startsWith('text/plain') && part.text.trim() !== '');

	return (plain.length > 0 ? plain : texts).map((part) => part.type.startsWith('text/html')
		? new DOMParser().parseFromString(withoutTags(part.text), 'text/html').body.textContent : part.text)
		.join('\n\n').replace(/\r\n?/g, '\n');
}

// A text all of which is quoted was said by somebody else, who is asked about.
function unquoted(text) {
	return text.trim().split('\n').every((line) => line.startsWith('>') || line.trim() === '') ? text.replace(/^> ?/gm, '') : text;
}

// A report whose part for machines was not reached.
function lacking(told, action) {
	return (told.length > 0 ? told : [{ who: '', action, ...nothingSaid() }]).map((f) => ({ ...f, lacks: 'it is a report, but only its beginning was read' }));
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
// reports nothing itself has none. isCut: it goes on.
function readMail(bytes, depth = 0, isCut = false) {
	const isMail = page.engine.isMail(bytes), body = isMail ? '' : unquoted(decoder.decode(bytes));

	if (page.engine.isMail(encoder.encode(body)))
		return readMail(encoder.encode(body), depth);
	const message = binary(bytes).replace(/^\s+/, '').replace(/^Microsoft Mail Internet Headers.*\n/, '');
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

	const told = action !== '' ? recipientsOfNotice(notice, action, fields, returned) : found.length > 0 ? found
		: passed ? readMail(passed, 1) : [];

	return isCut && status === '' && /report-type="?delivery-status/i.test(type) ? lacking(told, action) : told;
}

// One mail that reports nothing itself may quote what does: that is answered,
// and told as what it is.
function quotedIn(bytes) {
	const answer = heard(unquoted(saidIn(partsOf(decoder.decode(bytes), 0)).replace(/^> ?/gm, '')));

	return answer && answer.record.confidence !== 'low' && (answer.record.reply || answer.record.enhanced) ? answer : null;
}

// cut: those of the list that go on.
function mails(list, cut = []) {
	const found = list.flatMap((bytes) => readMail(bytes, 0, cut.includes(bytes))), n = found.length;
	const quoted = n === 0 && list.length === 1 ? quotedIn(list[0]) : null;
	const heading = quoted ? say('No report of a delivery itself; what its text says:') : n === 0 ? say('No mail says anything of a delivery')
		: say(n === 1 ? '{count} recipient is reported on' : '{count} recipients are reported on', { count: n });
	const told = (f) => f.lacks ?? NO_REFUSAL[f.action] ?? 'not explained';
	const rows = rowsFor(quoted ? [{ ...quoted, action: '', who: '' }] : found, (f) => saidRow(f.record, f.text, f.action, f.who, say(told(f))));

	if (rows[0].childElementCount === 1)
		rows[0].firstElementChild.open = true;
	tell(heading);
	return [element('h2', {}, heading), ...rows];
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

// As the answer to what is typed, which they take the place of.
function showMails(messages, cut) {
	if (byId('q').value !== '')
		clear();
	document.body.classList.add('answered');
	byId('answer').replaceChildren(...mails(messages, cut));
	entitle();
	byId('answer').scrollIntoView();
	focusAnswer();
}

// Files that were dropped or chosen: mails are answered, others are logs.
async function readFiles(files) {
	const messages = [], cut = [], logs = [];

	for (const file of files) {
		const bytes = asUtf8(new Uint8Array(await file.slice(0, MAIL_MAX).arrayBuffer().catch(() => 0)));

		if (page.engine.isMail(bytes) || isStatus(bytes))
			messages.push(bytes);
		else
			logs.push(file);
		if (file.size > MAIL_MAX)
			cut.push(bytes);
	}
	if (messages.length > 0)
		showMails(messages, cut);
	readLogs(logs);
}
