\echo Use "CREATE EXTENSION bouncecode" to load this file. \quit

-- The words of an answer, and its record. Made from the list.

CREATE TYPE bouncecode_category_word AS ENUM (
	'ok',
	'bad-mailbox',
	'inactive-mailbox',
	'mailbox-full',
	'mailbox-moved',
	'recipient-refused',
	'bad-domain',
	'not-accepting',
	'invalid-sender',
	'auth-failed',
	'rdns-failed',
	'tls-failed',
	'login-failed',
	'relay-denied',
	'blocklisted',
	'reputation',
	'rate-limited',
	'greylisted',
	'too-many-recipients',
	'message-too-large',
	'spam-content',
	'virus',
	'content-rejected',
	'unsupported',
	'policy',
	'suppressed',
	'dns-failure',
	'network',
	'routing',
	'expired',
	'system-full',
	'system-error',
	'protocol-error',
	'other'
);

CREATE TYPE bouncecode_fault_word AS ENUM (
	'none',
	'recipient',
	'sender',
	'message',
	'receiver',
	'network',
	'protocol',
	'unknown'
);

CREATE TYPE bouncecode_bounce_word AS ENUM (
	'none',
	'soft',
	'block',
	'hard'
);

CREATE TYPE bouncecode_action_word AS ENUM (
	'none',
	'retry',
	'slow-down',
	'pause',
	'fix-sender',
	'fix-message',
	'suppress',
	'investigate'
);

CREATE TYPE bouncecode_confidence_word AS ENUM (
	'none',
	'low',
	'medium',
	'high'
);

CREATE TYPE bouncecode_kind_word AS ENUM (
	'none',
	'class',
	'reply',
	'enhanced',
	'pair',
	'phrase',
	'provider'
);

CREATE TYPE bouncecode_basis_word AS ENUM (
	'none',
	'class',
	'reply',
	'enhanced',
	'pair',
	'words',
	'phrase',
	'provider-phrase',
	'vendor-code'
);

CREATE TYPE bouncecode_reference AS (
	name text,
	section text,
	url text
);

CREATE TYPE bouncecode_match AS (
	what text,
	"offset" integer,
	length integer
);

CREATE TYPE bouncecode_answer AS (
	"reply" integer,
	"enhanced" text,
	"code" text,
	"kind" bouncecode_kind_word,
	"basis" bouncecode_basis_word,
	"confidence" bouncecode_confidence_word,
	"provider" text,
	"blocklist" text,
	"category" bouncecode_category_word,
	"fault" bouncecode_fault_word,
	"bounce" bouncecode_bounce_word,
	"permanent" boolean,
	"action" bouncecode_action_word,
	"retry_after" integer,
	"remarks" text[],
	"title" text,
	"meaning" text,
	"cause" text,
	"advice" text,
	"note" text,
	"reason" text,
	"references" bouncecode_reference[],
	"matched" bouncecode_match[]
);

-- The functions. What each costs is measured in additions of integers, of which one is 1,
-- by tests/sql/speed.sh: that of a reply of 160 bytes.

CREATE FUNCTION bouncecode(text) RETURNS bouncecode_answer
	AS 'MODULE_PATHNAME', 'bouncecode_pg_answer'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 800;

CREATE FUNCTION bouncecode_category(text) RETURNS bouncecode_category_word
	AS 'MODULE_PATHNAME', 'bouncecode_pg_category'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_fault(text) RETURNS bouncecode_fault_word
	AS 'MODULE_PATHNAME', 'bouncecode_pg_fault'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_bounce(text) RETURNS bouncecode_bounce_word
	AS 'MODULE_PATHNAME', 'bouncecode_pg_bounce'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_action(text) RETURNS bouncecode_action_word
	AS 'MODULE_PATHNAME', 'bouncecode_pg_action'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_confidence(text) RETURNS bouncecode_confidence_word
	AS 'MODULE_PATHNAME', 'bouncecode_pg_confidence'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_codes() RETURNS SETOF bouncecode_answer
	AS 'MODULE_PATHNAME', 'bouncecode_pg_codes'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 700000 ROWS 2500;

CREATE FUNCTION bouncecode_search(words text, max_rows integer DEFAULT 10)
	RETURNS SETOF bouncecode_answer
	AS 'MODULE_PATHNAME', 'bouncecode_pg_search'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 10;

CREATE FUNCTION bouncecode_version() RETURNS text
	AS 'MODULE_PATHNAME', 'bouncecode_pg_version'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;

CREATE FUNCTION bouncecode_data_version() RETURNS text
	AS 'MODULE_PATHNAME', 'bouncecode_pg_data_version'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
