// Where the focus goes, so that it never gets lost.

// A heading is no stop of the tab key, but can take the focus.
function focusHeading(heading) {
	heading.tabIndex = -1;
	heading.focus();
}

// The first hit; of an answer the heading, where Enter does nothing: what is below
// may lead away from the page.
function focusAnswer() {
	const hit = byId('answer').querySelector('.hits summary');

	if (hit)
		hit.focus();
	else
		focusHeading(byId('answer').querySelector('h2'));
}

// The links over the page leave its address alone, which holds what was asked.
function skip(event) {
	const target = byId(event.target.hash.slice(1));

	event.preventDefault();
	if (target.matches('textarea'))
		target.focus();
	else
		focusHeading(target.querySelector('h2'));
}

// What is marked may be below what is shown of a long text.
function showFirstMark(pre) {
	requestAnimationFrame(() => {
		const mark = pre.querySelector('mark');

		if (mark)
			pre.scrollTop += mark.getBoundingClientRect().top - pre.getBoundingClientRect().top - pre.clientHeight / 3;
	});
	return pre;
}

// The way back leads to the link that the page was left by for another part of it.
function rememberLink() {
	let left = null;

	document.addEventListener('click', (event) => {
		const link = event.target.closest('a[href^="#"]');

		if (link)
			left = { link, address: location.href };
	}, true);
	addEventListener('popstate', () => left && left.address === location.href && left.link.focus());
}

function prepareFocus() {
	rememberLink();
	for (const link of document.querySelectorAll('.skip'))
		link.addEventListener('click', skip);
}
