// What the package offers; README.md tells more of each.
import type { Action, Basis, Blocklist, Bounce, Category, Confidence, Fault, Kind, Provider, Remark, System } from './words.js';

export type { Action, Basis, Blocklist, Bounce, Category, Confidence, Fault, Kind, Provider, Remark, System };

/** A text as a string, or its bytes: UTF-8, or whatever a server sent. */
export type Text = string | ArrayBufferView | ArrayBuffer;

/** What decided, and where: units of a string, or bytes. */
export interface Match {
	what: 'reply' | 'enhanced' | 'vendor-code' | 'phrase' | 'provider' | 'blocklist' | 'word';
	offset: number;
	length: number;
}

/** Where an entry's facts are written. */
export interface Reference {
	name: string;
	section: string | null;
	url: string | null;
}

/** An answer without prose. Where nothing tells, `category` is null. */
export interface BriefAnswer {
	/** The codes as the text shows them, and the entry of the list that answers. */
	reply: number | null;
	enhanced: string | null;
	code: string | null;
	kind: Kind | null;
	basis: Basis;
	confidence: Confidence | null;
	provider: Provider | null;
	blocklist: Blocklist | null;
	category: Category | null;
	fault: Fault | null;
	/** How final it is: only `hard` says that the address is dead. */
	bounce: Bounce | null;
	/** What the server itself claims: 5yz is permanent, 4yz is not. */
	permanent: boolean | null;
	action: Action | null;
	/** Seconds that the text names. */
	retry_after: number | null;
	remarks: Remark[];
	title: string | null;
	matched: Match[];
}

export interface Answer extends BriefAnswer {
	meaning: string | null;
	cause: string | null;
	advice: string | null;
	note: string | null;
	reason: string | null;
	references: Reference[];
}

/** The words of a verdict alone. */
export interface Classification {
	category: Category | null;
	fault: Fault | null;
	bounce: Bounce | null;
	action: Action | null;
	confidence: Confidence | null;
	basis: Basis;
	permanent: boolean | null;
	provider: Provider | null;
	blocklist: Blocklist | null;
}

export interface Hit extends Answer {
	rank: number;
	score: number;
	/** Other codes that state the same fact. */
	also: string[];
}

/** What a line of a log reports, or one recipient of an event. */
interface Reported {
	line: number;
	/** In the log's own words. */
	time: string | null;
	recipient: string | null;
	sender: string | null;
	host: string | null;
	queue_id: string | null;
	outcome: 'accepted' | 'deferred' | 'failed';
	platform: string | null;
	platform_verdict: string | null;
}

export type BriefReport = Reported & BriefAnswer;
export type Report = Reported & Answer;

/** Whom the advice is for. */
export type Reader = 'sender' | 'person' | 'server' | 'list';

export interface Options {
	/** Leave the prose out, from `meaning` to `references`. */
	brief?: boolean;
	/** Whom `advice` is for: `sender`, who sends to many or runs a mail server, if it is not said. */
	reader?: Reader;
}

export interface Word {
	name: string;
	number: number;
	explanation: string;
	url: string | null;
}

export interface Version {
	/** Of the package. */
	version: string;
	/** Of the list that it was made of, with the date of its last change and its SHA-256. */
	data: string;
	updated: string;
	digest: string;
	entries: number;
}

/** Make the runtime ready: of a module, its bytes, or what `fetch` answers; without any of these of the package's own file. */
export function load(source?: object): Promise<void>;

/** Explain any text that reports a bounce: a code, a reply, a field of a delivery report, a line of a log. */
export function explain(text: Text, options: Options & { brief: true }): BriefAnswer;
export function explain(text: Text, options?: Options & { brief?: false }): Answer;
export function explain(text: Text, options?: Options): BriefAnswer;

/** The same as the command prints it, an object of JSON, for those who only pass it on: what was found is told in bytes. */
export function json(text: Text, options?: Options): string;

/** The answer for people, as the command shows it; empty where nothing tells. `width`: columns to wrap at, 0 for none. */
export function show(text: Text, options?: { width?: number; color?: boolean; reader?: Reader }): string;

/** The words of the verdict alone, which takes a fraction of the time. */
export function classify(text: Text): Classification;
/** The same as one number, to be kept; 0 where nothing tells. */
export function verdict(text: Text): number;
export function unpack(verdict: number): Classification;

/** The code that a text begins with, whatever stands behind it; null where there is none. */
export function lookup(code: Text, options: Options & { brief: true }): BriefAnswer | null;
export function lookup(code: Text, options?: Options & { brief?: false }): Answer | null;
export function lookup(code: Text, options?: Options): BriefAnswer | null;

/** Entries that have to do with some words, best first: at most `limit`, 20 if it is not said. */
export function search(words: Text, options?: { limit?: number }): Hit[];

/** The category in the vocabulary of another program; null where it has no word for it. */
export function as(text: Text, system: System): string | null;

/** The words of a vocabulary, with their numbers. */
export function words(
	vocabulary: 'category' | 'fault' | 'bounce' | 'action' | 'confidence' | 'kind' | 'basis' | 'remark' | 'as' | 'provider' | 'blocklist',
): Word[];

export function version(): Version;

/** The lines of a log that report a status. Without prose, if `brief` is not false. */
export function scan(log: Text, options: Options & { brief: false }): Report[];
export function scan(log: Text, options?: Options): BriefReport[];

/** A log that comes in pieces, of strings or bytes, cut anywhere. */
export class LogReader<R extends BriefReport = BriefReport> {
	constructor(options?: Options);
	/** The reports of the lines that have ended. */
	feed(piece: Text): R[];
	/** Those of what is left; the log is closed then. */
	finish(): R[];
	/** Close a log that is not read to its end. */
	close(): void;
}

/** The same as a stream of the web, `stream.pipeThrough(new LogStream())`. */
export class LogStream<R extends BriefReport = BriefReport> extends TransformStream<Text, R> {
	constructor(options?: Options);
}
