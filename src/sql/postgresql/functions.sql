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
