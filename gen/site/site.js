// The box leads to the main page, with the text in the fragment: no server sees it.
const form = document.getElementById('ask'), box = document.getElementById('q');

// What the main page reads as a log is too long for an address.
function check() {
	box.setCustomValidity(box.value.length > 64 * 1024 ?
		'This is too long for a link. Paste it on the main page, or drop the file there.' : '');
}

form.addEventListener('submit', (event) => {
	const text = box.value.trim();

	event.preventDefault();
	location.href = form.dataset.main + (text === '' ? '' : '#q=' + encodeURIComponent(text));
});
check();
box.addEventListener('input', check);
box.addEventListener('keydown', (event) => {
	if (event.key !== 'Enter' || event.shiftKey || box.value.includes('\n'))
		return;
	event.preventDefault();
	form.requestSubmit();
});
