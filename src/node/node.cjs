// A log as a stream of Node, for those that are piped.
'use strict';

const { Transform } = require('node:stream');
const { LogReader } = require('./index.cjs');

// Bytes or strings go in, objects come out.
class LogTransform extends Transform {
	#reader;

	constructor(options) {
		super({ readableObjectMode: true });
		this.#reader = new LogReader(options);
	}

	_transform(piece, encoding, done) {
		this.#put(() => this.#reader.feed(piece), done);
	}

	_flush(done) {
		this.#put(() => this.#reader.finish(), done);
	}

	_destroy(error, done) {
		this.#reader.close();
		done(error);
	}

	#put(read, done) {
		try {
			for (const report of read())
				this.push(report);
			done();
		} catch (error) {
			done(error);
		}
	}
}

module.exports = { LogTransform };
