// Names of people in what is sent to those who keep the list: those that can be told
// by where they stand. Lengths are bounded, so that no text takes long.

// What a field of a message holds (RFC 5322 section 3.6), with what is folded.
const FIELD = /^([ \t>*_]*(?:[a-z]+-)?(?:from|to|cc|bcc|sender|subject|topic|von|an|betreff|de|à|objet|para|asunto|assunto|da|a|oggetto|van|aan|onderwerp|od|do|temat|差出人|宛先|件名)[*_]*[ \t]?[:：])[ \t*_]*[^\s*_].*(?:\n[ \t]+.*)*/gimu;
const GREETING = /^([ \t>]*(?:dear|hi|hello|hallo|lieber?|sehr geehrter?|guten tag|bonjour|ch(?:er|ère)|hola|estimad[oa]|ciao|gentile|car[oa]|beste|geachte|olá|prezad[oa]|szanown[ya])) [^\n,;:!]{1,60}(?=[,;:!]|$)/gimu;
const CLOSING = /^([ \t>]*(?:(?:kind |best )?regards|sincerely|best wishes|(?:mit )?freundlichen? grüßen?|viele grüße|cordialement|saludos|cordiali saluti|met vriendelijke groet|atenciosamente|pozdrawiam)[,.!]?\s{1,9})\S.{0,60}$/gimu;

// In front of an address (section 3.4): in quotation marks, or words with capitals,
// of which the last ones may be a name: "Recipient John Smith <...>".
const ADDRESSED = '(?=[ \\t]?(?:<[^<>\\s]+>|[([](?:mailto:|smtp:)?[^\\s()\\[\\]]+@[^\\s()\\[\\]]+[)\\]]))';
const QUOTED = new RegExp('(?:"[^"\\n\\d:;]{1,80}"|\'[^\'\\n\\d:;]{1,80}\')' + ADDRESSED, 'gu');
const WORDS = new RegExp('(?<![\\p{L}\\p{N}.@-])\\p{Lu}[\\p{L}\\p{M}\'’.-]{0,30}(?:,?[ \\t](?:\\p{Lu}[\\p{L}\\p{M}\'’.-]{0,30}|v[ao]n|d[aeio]s?|de[rn]|la|le)){0,6}' + ADDRESSED, 'gu');
const NO_NAME = /^(?:the|this|your|no|not|such|bad|unknown|invalid|undeliverable|rejected|denied|relay\w*|access|host|server|domain|local|remote|final|original|deliver\w+|fail\w+|mail|message|rcpt|command|reply|error|smtp|over|full|disabled|unrouteable)$/i;

function isNoName(word) {
	return TO.test(word) || FROM.test(word) || NO_NAME.test(word);
}

function withoutName(words) {
	const all = words.split(/(?<=[ \t])/), name = all.length - 1 - all.findLastIndex((word) => isNoName(word.replace(/[,.\s]+$/, '')));

	return name === 0 ? words : all.slice(0, all.length - name).join('') + '[name]';
}

function withoutNames(text) {
	return text.replace(FIELD, '$1 [text]').replace(GREETING, '$1 [name]').replace(CLOSING, '$1[name]')
		.replace(QUOTED, '[name]').replace(WORDS, withoutName);
}
