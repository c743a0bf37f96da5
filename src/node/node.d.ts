// A log as a stream of Node.
import { Transform } from 'node:stream';
import type { Options } from './index.cjs';

/** Bytes or strings go in, reports come out, `source.pipe(new LogTransform())`. */
export class LogTransform extends Transform {
	constructor(options?: Options);
}
