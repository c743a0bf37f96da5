// The runtime: texts go in and records come out as UTF-8 in its memory.

const encoder = new TextEncoder(), decoder = new TextDecoder();

class Engine {
	constructor(module) {
		this.c = new WebAssembly.Instance(module).exports;
		this.c.restore();
		this.told = new WeakMap();
	}

	// Put bytes where the runtime reads them; returns how many.
	give(bytes) {
		const at = this.c.room(bytes.length);

		new Uint8Array(this.c.memory.buffer, at, bytes.length).set(bytes);
		return bytes.length;
	}

	printed() {
		return decoder.decode(new Uint8Array(this.c.memory.buffer, this.c.output(), this.c.output_length()));
	}

	// What was printed, as the lines of JSON that it is.
	records() {
		return this.printed().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
	}

	// Records of answers, and beside each what is told of it.
	answers() {
		const bytes = new Uint8Array(this.c.memory.buffer, this.c.told(), this.c.told_length());
		const told = decoder.decode(bytes).split('\n'), records = this.records();

		records.forEach((record, i) => this.told.set(record, told[i]));
		return records;
	}

	// What who sent one mail, who runs a server and who sends to a list are told; when
	// the advice holds; whose fault it is; the categories that it could be, where it is
	// not sure.
	tells(record) {
		const { person, server, list, later, fault, ...causes } = JSON.parse(this.told.get(record));

		return { person, server, list, later, fault, causes: Object.values(causes) };
	}

	explain(bytes) {
		this.c.explain(this.give(bytes));
		return this.answers()[0];
	}

	isMail(bytes) {
		return this.c.is_message(this.give(bytes)) !== 0;
	}

	// Fields of a report and what is said beside them: the record, and the text
	// that it answers.
	dsn(pieces) {
		const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));

		pieces.reduce((at, piece) => (all.set(piece, at), at + piece.length), 0);
		this.give(all);
		const text = pieces[3 + this.c.dsn(...pieces.map((piece) => piece.length))];
		return { record: this.answers()[0], text };
	}

	// What is typed: an answer, or the hits for words.
	ask(bytes, limit) {
		const kind = ['nothing', 'answer', 'hits'][this.c.ask(this.give(bytes), limit)];
		const records = this.answers();

		if (kind !== 'hits')
			return { kind, record: records[0], place: this.c.answer_place() };
		return {
			kind, records, count: this.c.hit_count(),
			places: records.map((record, i) => this.c.hit_place(i)),
		};
	}

	// The entry at a place in the table.
	entry(place) {
		this.c.entry(place);
		return this.answers()[0];
	}

	// What is to be said where a verdict contradicts what the server claims.
	claim(record) {
		const claimed = record.permanent === null ? -1 : Number(record.permanent);

		this.c.claim(claimed, this.give(encoder.encode(record.bounce)));
		return this.printed();
	}

	// Is a text so much longer than its code that its evidence is to be shown?
	hasMore(record, bytes) {
		const code = record.matched.filter((m) => m.what === 'reply' || m.what === 'enhanced')
			.reduce((sum, m) => sum + m.length, 0);

		return this.c.has_more(code, bytes.length) !== 0;
	}

	// What may have been meant; null where nothing is near.
	suggest(bytes) {
		return this.c.suggest(this.give(bytes)) ? this.records()[0] : null;
	}

	// Where words are in a text: pieces of bytes.
	findWords(words, text) {
		const both = new Uint8Array(words.length + text.length);

		both.set(words);
		both.set(text, words.length);
		this.give(both);
		this.c.find_words(words.length, text.length);
		return this.records();
	}

	// A record for each line that reports a status; verbose ones hold the texts.
	scan(bytes, verbose) {
		this.c.scan(this.give(bytes), verbose);
		return this.answers();
	}

	words() {
		this.c.words();
		return this.records();
	}
}
