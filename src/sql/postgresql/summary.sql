
-- The aggregate, and what it is made of.

CREATE FUNCTION bouncecode_summary_count(internal, text) RETURNS internal
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_count'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;

CREATE FUNCTION bouncecode_summary_merge(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_merge'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE FUNCTION bouncecode_summary_write(internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_write'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE FUNCTION bouncecode_summary_read(bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_read'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE FUNCTION bouncecode_summary_finish(internal) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_finish'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE AGGREGATE bouncecode_summary(text) (
	SFUNC = bouncecode_summary_count,
	STYPE = internal,
	SSPACE = 5000000,
	COMBINEFUNC = bouncecode_summary_merge,
	SERIALFUNC = bouncecode_summary_write,
	DESERIALFUNC = bouncecode_summary_read,
	FINALFUNC = bouncecode_summary_finish,
	FINALFUNC_MODIFY = READ_WRITE,
	PARALLEL = SAFE
);

-- In parts: what one database has counted, for another one, or for the command.

CREATE FUNCTION bouncecode_summary_add(internal, bytea) RETURNS internal
	AS 'MODULE_PATHNAME', 'bouncecode_pg_summary_add'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE AGGREGATE bouncecode_partial(text) (
	SFUNC = bouncecode_summary_count,
	STYPE = internal,
	SSPACE = 5000000,
	COMBINEFUNC = bouncecode_summary_merge,
	SERIALFUNC = bouncecode_summary_write,
	DESERIALFUNC = bouncecode_summary_read,
	FINALFUNC = bouncecode_summary_write,
	FINALFUNC_MODIFY = READ_WRITE,
	PARALLEL = SAFE
);

CREATE AGGREGATE bouncecode_merge(bytea) (
	SFUNC = bouncecode_summary_add,
	STYPE = internal,
	SSPACE = 5000000,
	COMBINEFUNC = bouncecode_summary_merge,
	SERIALFUNC = bouncecode_summary_write,
	DESERIALFUNC = bouncecode_summary_read,
	FINALFUNC = bouncecode_summary_finish,
	FINALFUNC_MODIFY = READ_WRITE,
	PARALLEL = SAFE
);
