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

function readMail(bytes) {
	const parts = partsOf(Array.from(bytes, (c) => String.fromCharCode(c)).join(''), 0);
	const said = parts.filter((part) => /^text\/(?!rfc822)/.test(part.type)).map((part) => part.type.startsWith('text/html')
		? new DOMParser().parseFromString(part.text.replace(TAGS, ' '), 'text/html').body.textContent : part.text);
	const status = parts.find((part) => /^message\/(global-)?delivery-status/.test(part.type));
	const found = status ? recipientsOf(status.text, said.join('\n\n')) : [];
	const text = encoder.encode((said[0] || '').trim());

	return found.length > 0 || text.length === 0 ? found
		: [{ who: '', action: '', record: page.engine.explain(text), text }];
}

function mails(list) {
	const found = list.flatMap(readMail), n = found.length;
	const heading = n === 0 ? say('No mail says anything of a delivery')
		: say(n === 1 ? '{count} recipient is reported on' : '{count} recipients are reported on', { count: n });
	const rows = found.slice(0, LINES_MAX).map((f) => saidRow(f.record, f.text, f.action, f.who));

	if (n === 1)
		rows[0].open = true;
	tell(heading);
	return [element('h2', {}, heading), element('div', { className: 'rows' }, ...rows),
		n > rows.length ? element('p', {}, say('These are the first {count}.', { count: rows.length })) : ''];
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
