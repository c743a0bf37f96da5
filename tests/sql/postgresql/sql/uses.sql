-- Where functions and types may stand.
CREATE TABLE deliveries (id integer, reply text,
  category bouncecode_category_word GENERATED ALWAYS AS (bouncecode_category(reply)) STORED);
INSERT INTO deliveries SELECT n, CASE n % 4
    WHEN 0 THEN '550 5.1.1 <u' || n || '@example.net>: User unknown'
    WHEN 1 THEN '452 4.2.2 Mailbox full'
    WHEN 2 THEN '250 2.0.0 Ok, queued as ' || n END
  FROM generate_series(1, 4000) n;
CREATE INDEX deliveries_bounce ON deliveries (bouncecode_bounce(reply)) WHERE bouncecode_bounce(reply) = 'hard';
CREATE INDEX deliveries_category ON deliveries (category);
ANALYZE deliveries;
SELECT category, count(*) FROM deliveries GROUP BY category ORDER BY category;
EXPLAIN (COSTS OFF) SELECT count(*) FROM deliveries WHERE bouncecode_bounce(reply) = 'hard';
SELECT count(*) FROM deliveries WHERE bouncecode_bounce(reply) = 'hard';
UPDATE deliveries SET reply = '421 4.7.0 Too many connections' WHERE id = 4;
SELECT category, bouncecode_action(reply) FROM deliveries WHERE id = 4;
-- A cheap condition comes first, whatever the order of writing.
EXPLAIN (COSTS OFF) SELECT 1 FROM deliveries WHERE bouncecode_fault(reply) = 'sender' AND length(reply) > 60;
-- Several processes.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT bouncecode_fault(reply), count(*) FROM deliveries GROUP BY 1;
EXPLAIN (COSTS OFF) SELECT bouncecode_summary(reply) FROM deliveries;
CREATE TABLE counted AS SELECT bouncecode_summary(reply) AS rows FROM deliveries;
SET max_parallel_workers_per_gather = 0;
SELECT (SELECT rows FROM counted) = bouncecode_summary(reply) AS same FROM deliveries;
RESET ALL;
SELECT r.name, r.count FROM counted, jsonb_to_recordset(rows) AS r ("table" text, name text, count bigint)
  WHERE r."table" = 'category' ORDER BY 2 DESC, 1;
-- Groups are counted one behind the other, as each takes memory.
EXPLAIN (COSTS OFF) SELECT id % 7, bouncecode_summary(reply) FROM deliveries GROUP BY 1;
SELECT category, jsonb_path_query_first(bouncecode_summary(reply), '$[*] ? (@.table == "total" && @.name == "failed").count') AS failed
  FROM deliveries GROUP BY category ORDER BY category;
SELECT bouncecode_summary(reply) OVER (ORDER BY id) FROM deliveries;
-- It can be moved, and goes as it came.
CREATE SCHEMA mail;
ALTER EXTENSION bouncecode SET SCHEMA mail;
SELECT mail.bouncecode_category('552 Mailbox full');
SELECT category FROM deliveries WHERE id = 1;
SELECT category FROM mail.bouncecode('552 Mailbox full');
DROP EXTENSION bouncecode;
DROP TABLE deliveries;
DROP EXTENSION bouncecode;
SELECT count(*) FROM pg_type WHERE typname LIKE '%bouncecode%';
DROP TABLE counted;
DROP SCHEMA mail;
