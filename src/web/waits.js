// Stands before all that an answer moves, and hides it until there is one.
document.documentElement.dataset.waits = '';

// A server that is asked for the page again would log what stands in the query.
{
	const url = new URL(location.href), text = url.searchParams.get('q');

	if (text !== null) {
		url.searchParams.delete('q');
		if (url.hash === '')
			url.hash = new URLSearchParams({ q: text });
		try {
			history.replaceState({ text }, '', url);
		} catch { /* not every browser lets a file do so */ }
	}
}
