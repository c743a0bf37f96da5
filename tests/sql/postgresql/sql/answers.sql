-- What is answered, and for what.
CREATE EXTENSION bouncecode;
SELECT reply, enhanced, code, category, bounce, permanent, action, retry_after
  FROM bouncecode('451 4.7.1 Greylisted, try again in 10 minutes');
SELECT provider, blocklist, title, "references"[1].name AS reference, matched[3] AS decided
  FROM bouncecode('554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org');
SELECT remarks FROM bouncecode('571 Message refused');
SELECT bouncecode_category(t), bouncecode_fault(t), bouncecode_bounce(t), bouncecode_action(t), bouncecode_confidence(t)
  FROM (VALUES ('550 5.1.1 User unknown'), ('421 4.7.0 Try again later'), ('250 2.0.0 Ok'),
               ('The weather is fine'), (''), (NULL)) v (t);
-- Nothing is known, or nothing is asked.
SELECT bouncecode('') IS NULL AS is_null, (bouncecode('')).category, (bouncecode('')).matched;
SELECT bouncecode(NULL) IS NULL AS is_null, bouncecode_summary(NULL), bouncecode_summary('') IS NULL AS is_null;
SELECT count(*) FROM bouncecode_search(NULL), bouncecode_codes() WHERE false;
-- Types: the order of labels is that of severity.
SELECT enum_range(NULL::bouncecode_bounce_word);
SELECT bouncecode_bounce('550 5.1.1 User unknown') > 'soft' AS is_more;
SELECT 'bad-mailbox'::bouncecode_category_word, 'nonsense'::bouncecode_category_word;
SELECT bouncecode_category('550 5.1.1 User unknown')::text || '!' AS joined;
SELECT count(DISTINCT bouncecode(t)) FROM (VALUES ('550 5.1.1'), ('550 5.1.1'), ('5.1.1')) v (t);
-- The list.
SELECT count(*) > 2000 AS many, count(DISTINCT category) > 30 AS all_categories,
       bool_and(title IS NOT NULL) AS titles FROM bouncecode_codes();
SELECT code, category, bounce, title FROM bouncecode_search('mailbox full', 2);
SELECT count(*) FROM bouncecode_search('mailbox full', 0);
SELECT count(*) FROM bouncecode_search('mailbox full', -1);
SELECT count(*) FROM bouncecode_search('the printer is on fire');
SELECT count(*) <= 10 AS limited FROM bouncecode_search('mailbox');
SELECT words, code FROM (VALUES ('greylisting'), ('mailbox full')) v (words), bouncecode_search(words, 1);
SELECT bouncecode_version() ~ '^\d+\.\d+\.\d+$' AS version, bouncecode_data_version() ~ '^\d{4}\.' AS data;
-- Long texts, as they are, compressed and stored elsewhere.
CREATE TABLE long (n integer, t text);
ALTER TABLE long ALTER t SET STORAGE EXTERNAL;
INSERT INTO long SELECT n, repeat('x', n) || ' 550 5.1.1 User unknown ' || repeat('y ', n / 2)
  FROM unnest(ARRAY[0, 10, 2000, 500000]) n;
SELECT n, bouncecode_category(t) FROM long ORDER BY n;
ALTER TABLE long ALTER t SET STORAGE EXTENDED;
UPDATE long SET t = t || '';
SELECT n, bouncecode_category(t) FROM long ORDER BY n;
-- Only the beginning of what is longer than 16 MiB is explained.
SELECT bouncecode_category('550 5.1.1 User unknown' || repeat(' and so on', 3000000)) AS first,
       bouncecode_category(repeat('and so on ', 3000000) || '550 5.1.1 User unknown') AS last;
DROP TABLE long;
