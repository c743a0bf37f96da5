-- Who may create things in a database may have it: it is trusted.
CREATE ROLE bouncecode_tester;
CREATE SCHEMA tester AUTHORIZATION bouncecode_tester;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO bouncecode_tester', current_database()); END $$;
SET ROLE bouncecode_tester;
SET search_path = tester;
CREATE EXTENSION bouncecode;
SELECT bouncecode_category('552 Mailbox full');
DROP EXTENSION bouncecode;
-- A function of its own kind that is called from elsewhere.
RESET ROLE;
CREATE EXTENSION bouncecode;
SELECT bouncecode_summary_finish(NULL);
SELECT bouncecode_summary_count(NULL, 'x');
SELECT bouncecode_summary_read('x', NULL);
DROP EXTENSION bouncecode;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM bouncecode_tester', current_database()); END $$;
DROP SCHEMA tester;
DROP ROLE bouncecode_tester;
