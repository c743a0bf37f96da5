// Notices of no standard form: whom they name, and what they say of whom. The
// rules are those of src/mail/standing.c, passages.c, returned.c and shapes.c, in short.

// Lengths are bounded (RFC 5321 section 4.5.3.1), so that no text takes long.
const ADDRESS = /[^\s<>()[\]:;,"'|\\@（）：；，。、「」【】]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu;
const NOWHERE = 0, SOMEWHERE = 1, BEHIND_WORD = 2, IN_FRONT = 3; // how an address stands in a line
const TO = /(?:^|[\s<:[])(?:to|recipients?|recipient\(s\)|address|user|mailbox|rcpt|for|unknown|account|an|empfänger|destinataire|destinatari[oa]|destinatário|addressee|utilisateur|alias|said|error)$/i;
const FROM = /(?:^|[\s<:[])(?:from|sender|contact|mailto|by|reply-to|help|write|e-?mail|via|support|message-id|von|absender|id|abuse|administrator|postmaster|helo|ehlo)$/i;
const OTHERS = /sender|originator|exp[eé]diteur|remitente|remetente|mittente|afzender|avsändare|nadawc|odes[ií]latel|felad|отправител|差出人|送信者|发件人|conta[ck]t|kontakt|assistance|^(?:from|de|von|da|van|fra|från|od|kimden|от|subject|reply-to|return-path|message-id|author|postmaster|administrator)$/i;
const HEADING = /original message|copy of (?:your|the|this) message|returned (?:message|content)|unsent message|message header|headers? (?:of the|follows?)|message follows|headers follow|forwarded message|ursprüngliche nachricht|kopie (?:der nachricht|ihrer)|message d'origine|message original|copie du message|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|received message/i;
const OF_MESSAGE = /^(?:received|return-path|message-id|mime-version|dkim-signature|x-mailer): /i;
const LABEL_MAX = 40, HEADING_MAX = 120, BEFORE_MAX = 200, IN_LINE_MAX = 100, FOUND_MAX = 1000, ABOUT_MAX = 8192;

// What a server writes before the message that it returns: a heading, or the
// first of fields that only a message has.
function noticeOf(text) {
	let at = 0, block = -1;

	for (const line of text.split('\n')) {
		const field = /^[^\s:]+:/.test(line), bare = line.trim();

		block = field ? (block < 0 ? at : block) : /^[ \t]/.test(line) ? block : -1;
		if (field && OF_MESSAGE.test(line))
			return text.slice(0, block);
		if (bare.length <= HEADING_MAX && (/^([-=*_#|])\1/.test(bare) || bare.endsWith(':')) && HEADING.test(bare))
			return text.slice(0, at);
		at += line.length + 1;
	}
	return text;
}

function isLabelOfOthers(label) {
	return label.length <= LABEL_MAX && label.trim().split(' ').length <= 4 && OTHERS.test(label.trim());
}

function standingOf(line, at, address, underLabel) {
	const before = line.slice(0, Math.min(at, BEFORE_MAX)).replace(/(?:smtp:|rfc822[;:]) ?$/i, ''), label = /^[^\p{L}\p{N}]*([^:]*):/u.exec(before);
	const word = line.slice(Math.max(0, at - LABEL_MAX), at).replace(/(?:smtp:|rfc822[;:]) ?$/i, '').replace(/[^\p{L}\p{N})]+$/u, '');

	if (/^mailer-daemon@/i.test(address) || underLabel)
		return NOWHERE;
	if (at <= BEFORE_MAX && /^[^\p{L}\p{N}]*(?:\d+[.)] [\s<(['"]*)?$/u.test(before))
		return IN_FRONT;
	if (label && isLabelOfOthers(label[1]))
		return NOWHERE;
	return TO.test(word) ? BEHIND_WORD : FROM.test(word) || /^postmaster@/i.test(address) ? NOWHERE : SOMEWHERE;
}

// Does only a sign or a word such as "and" stand here?
function isJoint(text) {
	return /^(?:[^\p{L}\p{N}]|\b(?:and|und|et|y|e|mailto|smtp)\b)*$/iu.test(text);
}

// The lines of a notice with the addresses in them, and how those stand.
function linesOf(notice) {
	let underLabel = false;

	return notice.split('\n').map((text) => {
		const found = [];
		let standing = NOWHERE, end = 0;

		for (const m of /^>(?!>>)/.test(text) || !text.includes('@') ? [] : text.matchAll(ADDRESS)) {
			const address = m[0].replace(/^(?:to|from|rcpt|user|address)=/i, ''), between = text.slice(end, m.index);

			if (standing < BEHIND_WORD || !isJoint(between) || !/[,;a-z]/i.test(between))
				standing = standingOf(text, m.index, address, underLabel);
			found.push({ address, standing, joined: isJoint(between) });
			end = m.index + m[0].length;
			if (found.length === IN_LINE_MAX)
				break;
		}
		if (/[\p{L}\p{N}]/u.test(text))
			underLabel = /:\s*$/.test(text) && isLabelOfOthers(text.replace(/^[^\p{L}\p{N}]+|:\s*$/gu, ''));
		return { text, found, bare: found.length > 0 && found.every((a) => a.joined) && isJoint(text.slice(end)) };
	});
}

const same = (a, b) => a.toLowerCase() === b.toLowerCase();

// Of those that stand best all are recipients, of those that stand somewhere in a
// sentence the first. Whom the notice went to and who wrote are not, but at the
// beginning of a line.
function namedIn(lines, others) {
	const all = lines.flatMap((line) => line.found).slice(0, FOUND_MAX).filter((a) => a.standing === IN_FRONT ||
		!others.some((other) => same(other, a.address)));
	const best = Math.max(NOWHERE, ...all.map((a) => a.standing)), names = [];

	for (const a of all)
		if (best > NOWHERE && a.standing === best && !names.some((name) => same(name, a.address)))
			names.push(a.address);
	return best === SOMEWHERE ? names.slice(0, 1) : names;
}

// What a notice says of each: from the line that names him to the one that names
// somebody else. Those who are named alone in lines have in common what follows.
function passagesOf(lines, names) {
	const said = new Map(names.map((name) => [name.toLowerCase(), '']));
	let people = [], bare = false, more = false;

	for (const { text, found, bare: isBare } of lines) {
		const named = found.filter((a, i) => a.standing > NOWHERE && said.has(a.address.toLowerCase()) &&
			found.slice(1, i + 1).every((b) => b.joined)).map((a) => a.address.toLowerCase());

		if (named.length > 0) {
			if (!bare && !(more && /^\W*\d/.test(text)) && !(people.length === 1 && named.every((name) => name === people[0]))) {
				people = [];
				bare = true;
			}
			people = [...new Set([...people, ...named])];
			bare = bare && isBare;
		} else if (/[\p{L}\p{N}]/u.test(text)) {
			if (/^\s*([-=*_])\1\1/.test(text))
				people = bare ? people : [];
			else
				bare = false;
		}
		if (/[\p{L}\p{N}]/u.test(text))
			more = /:\s*$/.test(text);
		for (const name of people)
			if (said.get(name).length < ABOUT_MAX)
				said.set(name, said.get(name) + text.slice(0, ABOUT_MAX) + '\n');
	}
	return names.map((name) => said.get(name.toLowerCase()).trim());
}

// ---- what a mail is

const MACHINE = /mailer[-_]?daemon|mail-?daemon|mdaemon|post_?master|mail deliver|mail (?:administrator|system|router)|system administrator|microsoft outlook|smtp_mail_service|mailsupport|imss@|interscan|daemon@|virusalert|content-filter at|posta-certificata@|amavis|@sns\.amazonaws/i;
const OF_DELIVERY = /deliver|returned (?:mail|message|to|unread)|returning|fail(?:ed|ure)|reject|bounced|unknown|no such user|mailbox|could ?n[o']t|unable to|did not reach|transcript|following (?:recipient|address)|giv(?:ing|en) up|error|blocked|loop alert|zustell|zugestellt|konnte nicht|non (?:remis|distribu|livr|délivr)|n'(?:a|ont) pas|échec|impossible|entreg|recapit|mancata consegna|consegna non|errore di consegna|non consegnat|bezorg|bestel|afgeleverd|dostarcz|dor[eę]cz|doruč|kézbes|livrat|levere|toimit|teslim|iletilem|παράδοση|достав|配信|配送|退信|退回|投[递遞]|送[达達]|送信|届|傳遞|반송|전송|배달/i;
const DELAY = /delayed|\(delay\)|delivery delay|could not send message for|verzöger|retard|warning message only|need to resend|not (?:yet )?been delivered yet|has not yet been delivered|will (?:be retried|retry for|continue to try|keep trying)|attempts will continue|still trying|no action is required on your part/i;
const AUTOMATIC = /^\s*(?:out[ -]of[ -](?:the )?office|ooo:|auto(?:mat(?:ic|ed))?[ -]?(?:reply|response|answer|respon)|auto:|(?:on )?vacation|away from|abwesenheit|(?:im )?urlaub|nicht im b|automat|autom[aá]t|réponse automatique|absence|je suis absent|(?:respuesta|resposta) autom|risposta automatica|fuera de|fora do|fuori|assenza|ausen|afwezig|autosvar|autoodpowied|frånvaro|fravær|poissa|otomatik|annual leave|автоответ|автоматическ|自動|自动|不在|부재|자동)/i;
const AWAY = /\b(?:i am|i'm|i will be|currently) (?:currently )?(?:away from|out of|on (?:vacation|holiday|leave))|ich bin (?:zurzeit )?nicht|je suis (?:actuellement )?absent|(?:sono|sarò) (?:fuori|in ferie|assente)|estoy fuera|estarei ausente|estou de férias|ik ben afwezig/i;

// "failed", "delayed", "auto-reply" or, where it reports nothing, "". Of a body
// alone, which has no fields, nobody tells who wrote it.
function kindOfMail(fields, subject, notice) {
	const automatic = AUTOMATIC.test(subject), told = subject + '\n' + notice.replace(/\s+/g, ' ').replace(/’/g, "'");
	const failed = DELAY.test(told) ? 'delayed' : 'failed';

	if ('x-failed-recipients' in fields)
		return failed;
	if (!('from' in fields) && !('subject' in fields))
		return AWAY.test(told) ? 'auto-reply' : OF_DELIVERY.test(told) ? failed : '';
	if (/quarantine|spam (?:digest|report)/i.test(subject))
		return '';
	if (MACHINE.test(fields.from) && !automatic && OF_DELIVERY.test(told))
		return failed;
	if (automatic || /^auto-replied/i.test(fields['auto-submitted']) || /^auto_reply/i.test(fields.precedence) ||
		Object.keys(fields).some((name) => /^x-(?:auto-?(?:reply|respon)|vacation)/.test(name)))
		return 'auto-reply';
	return (/^<>/.test(fields['return-path']) || /^<>/.test(fields.from)) && OF_DELIVERY.test(told) ? failed : '';
}
