// Letters that are typed in a list of choices. Browsers look for a choice that begins
// with them; where none does, one that has a word which does is chosen: "Gmail" in
// "Google: Gmail, Google Workspace".

const TYPING = 1000; // milliseconds, as browsers have it

let letters = '', lastLetter = 0;

function beginsWord(label) {
	return [...label.matchAll(/[\p{L}\p{N}]+/gu)].some((word) => label.startsWith(letters, word.index));
}

function typeAhead(event) {
	if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey)
		return;
	letters = (event.timeStamp - lastLetter > TYPING ? '' : letters) + event.key.toLowerCase();
	lastLetter = event.timeStamp;
	const options = [...event.target.options], labels = options.map((option) => option.label.toLowerCase());
	const at = labels.some((label) => label.startsWith(letters)) ? -1 : labels.findIndex(beginsWord);

	if (at >= 0 && !options[at].selected) {
		options[at].selected = true;
		event.target.dispatchEvent(new Event('change', { bubbles: true }));
	}
}

function prepareTypeAhead() {
	for (const select of byId('filters').querySelectorAll('select'))
		select.addEventListener('keydown', typeAhead);
}
