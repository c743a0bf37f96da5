// What the browser keeps as long as its window is open. It may be told to keep
// nothing (a frame without an origin, a setting): then the page knows it until it goes.

const kept = new Map();

function recall(name) {
	try {
		return sessionStorage.getItem(name);
	} catch {
		return kept.get(name) ?? null;
	}
}

function keepAs(name, value) {
	kept.set(name, value);
	try {
		sessionStorage.setItem(name, value);
	} catch { /* it is known here */ }
}
