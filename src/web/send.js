// What is sent to those who keep the list, without what tells who wrote to whom.

const REPORT_MAX = 2000, SENT_MAX = 1000; // longer addresses are not taken everywhere

// Rather too much than too little: a word too few is asked for, an address that
// was sent cannot be taken back. An address stands in front of its host, an
// address of the network behind the names that hold it.
const PRIVATE = [
	[/\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"')]+/gi, '[address]'], // RFC 3986
	[/<[^<>\s]+>/g, '[address]'], // a mailbox of the server's own has no host
	[/(?:"[^"\n]*"|[^\s<>()[\]",;:]+)(?:@|\s?[([{]at[)\]}]\s?)(?:\[[^\]\s]*\]|[^\s<>()[\]",;:]+)/giu, '[address]'],
	[/(?<![\p{L}\p{N}])(?:IPv6:)?(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:)*[0-9a-f]{0,4}::[0-9a-f:]*)(?:[\d.]+\d)?(?:%\w+)?/giu, '[IP]'], // RFC 4291
	[/(?:[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?\.)+(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)(?![\p{L}\p{N}])/giu, '[host]'],
	[/(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)|(?<!\d)(?:\d{1,3}-){3}\d{1,3}(?!\d)/g, '[IP]'],
];

function withoutAddresses(text) {
	return PRIVATE.reduce((rest, [what, name]) => rest.replace(what, name), withoutNames(text));
}

function dataOf() {
	return byId('trust').dataset.version;
}

// A link that only leads to a form or a letter with that text, for one to read and
// to send; null where the page was made without an address to send to.
function reportLink(label, subject, ...lines) {
	const to = byId('trust').dataset.report, letter = to.startsWith('mailto:');

	if (to === '')
		return null;
	const body = [...lines, dataOf()].filter((line) => line).join('\n\n').slice(0, REPORT_MAX);
	const fields = { [letter ? 'subject' : 'title']: subject, body };

	return link(to + (to.includes('?') ? '&' : '?') +
		Object.entries(fields).map(([name, value]) => name + '=' + encodeURIComponent(value.toWellFormed?.() ?? value.replace(/[\ud800-\udfff]/g, '?'))).join('&'), label);
}

// The beginning of a long text is enough; it ends between words, not in a name.
function textToSend(bytes) {
	if (bytes === null)
		return '';
	const begin = decoder.decode(bytes.subarray(0, SENT_MAX));

	return 'The text, without addresses; names may be left in it:\n' + withoutAddresses(bytes.length > SENT_MAX ? begin.replace(/\S*$/, '') : begin);
}

// Not every name can be told.
function readFirst() {
	return element('span', { className: 'quiet' }, say('Read the text before you send it: names may still be in it.'));
}

function reportAnswer(record, bytes) {
	const said = [shownCode(record), record.title, record.provider, record.category, record.bounce];

	return reportLink(say('report a wrong answer'), 'Wrong answer: ' + shownCode(record) + ' ' + record.title,
		'The right answer, and where it is written:\n', 'The answer: ' + said.filter((part) => part).join(', '), textToSend(bytes));
}

function sendWording(bytes) {
	const sending = reportLink(say('Send this wording'), 'A wording that is not explained',
		'Who said it, and what it meant:\n', textToSend(bytes));

	return sending && element('p', { className: 'tools' }, sending, '. ', readFirst());
}
