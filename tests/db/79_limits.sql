-- Each act runs into limits of waiting and of time in the middle, in some file (setup/limits.sql, setup/limits.tsv): which in which.
create temp table limits (act text, file text);
\copy limits from 'setup/limits.tsv'
select is((select string_agg(a.act, ', ') from ref.act a where not exists (select from limits l where l.act = a.act) and a.act <> 'challenge'), null, 'each act has a file where it is tried');
select is((select string_agg(l.act, ', ') from limits l where l.act <> 'a stop' and not exists (select from ref.act a where a.act = l.act)), null, 'and nothing else');
-- acts that other files cannot be tried in: fixtures alone do them, or they end the sessions of somebody who is at work there
select did('man1', $$site_add($R, 'LATER', 'A site of later', 'UTC')$$, 'done', 'a site is added');
select must('man1', $$account_propose($R, 'tec3', 'reset', 'has forgotten it')$$), must_sign('qa1', 'account_request', last('account_request')::bigint, 'approved') \g /dev/null
select did('adm1', format('login_reset($R, %s, 2, %L)', (select max(id) from core.account_request), verifier()), 'done', 'a password is set anew');
-- the one whose answer is none of the acts': who asks for a signature
insert into tap.limited (act) values ('challenge');
select tap.within_limits('challenge', 'tec1', c, tap.locked('tec1', c, 'done')) from format('challenge(%L, ''step_execution'', %s, ''checked'')', gen_random_uuid(), step('B-RUN', 'seed')) c \g /dev/null
