-- What a row costs, in one run: sqlite3 -batch -cmd '.load build/sqlite/bouncecode' :memory: <tests/sql/speed.sql
-- A million replies of ten kinds, no two of which are the same.
create table kinds(n integer primary key, reply text);
insert into kinds(n, reply) values
	(0, '550 5.1.1 <user%d@example.net>: Recipient address rejected: User unknown in local recipient table'),
	(1, '452 4.2.2 The email account user%d@example.com that you tried to reach is over quota'),
	(2, '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org; id %d'),
	(3, '450 4.2.0 <user%d@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example.org/help'),
	(4, '421 4.7.0 [TSS04] Messages from 203.0.113.9 temporarily deferred due to user complaints; id %d'),
	(5, '550-5.7.26 This mail has been blocked because the sender is unauthenticated. %d gsmtp'),
	(6, '552 5.3.4 Message size exceeds fixed maximum message size, %d'),
	(7, '550 5.7.1 <user%d@example.net>: Relay access denied'),
	(8, '451 4.3.0 Temporary lookup failure for user%d@example.net'),
	(9, '550 #5.1.0 Address rejected. user%d@example.com');
create table replies(reply text);
insert into replies
	with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 1000000)
	select printf(kinds.reply, numbers.n) from numbers join kinds on kinds.n = numbers.n % 10;
.timer on
.print length()
select sum(length(reply)) from replies;
.print ten LIKEs
select count(case
	when reply like '%user unknown%' or reply like '%no such user%' then 'bad-mailbox'
	when reply like '%over quota%' or reply like '%mailbox full%' then 'mailbox-full'
	when reply like '%blocked using%' then 'blocklisted'
	when reply like '%greylist%' then 'greylisted'
	when reply like '%message size%' then 'message-too-large'
	when reply like '%relay%denied%' then 'relay-denied'
	when reply like '%unauthenticated%' then 'auth-failed'
	when reply like '%temporarily%' then 'other' end) from replies;
.print bouncecode_category()
select count(bouncecode_category(reply)) from replies;
.print bouncecode_category(), of which bouncecode_bounce(), bouncecode_action() and bouncecode_advice() are asked as well
select count(bouncecode_category(reply)), sum(bouncecode_bounce(reply) = 'hard'), sum(bouncecode_action(reply) = 'retry'),
	sum(length(bouncecode_advice(reply))) from replies;
.print bouncecode()
select sum(length(bouncecode(reply))) from replies;
.print bouncecode_summary()
select length(bouncecode_summary(reply)) from replies;
