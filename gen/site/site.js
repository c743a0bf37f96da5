// The box leads to the main page, with the text in the fragment: no server sees it.
const form = document.getElementById('ask'), box = document.getElementById('q');

form.addEventListener('submit', (event) => {
	const text = box.value.trim();

	event.preventDefault();
	location.href = form.dataset.main + (text === '' ? '' : '#q=' + encodeURIComponent(text));
});
box.addEventListener('keydown', (event) => {
	if (event.key !== 'Enter' || event.shiftKey || box.value.includes('\n'))
		return;
	event.preventDefault();
	form.requestSubmit();
});
