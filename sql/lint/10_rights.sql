-- No grant on a table to anybody but its owner; no view outside api and report.
select c.oid::regclass::text as object, 'somebody holds a right on this table' as reason
from pg_class c, aclexplode(c.relacl) x
where c.relkind in ('r', 'p', 'S') and c.relnamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work', 'ref', 'meta', 'past'))
  and x.grantee <> c.relowner
union all
-- Definer functions pin their path, pg_temp last.
select p.oid::regprocedure::text, 'definer function without search_path = pg_catalog, pg_temp'
from pg_proc p
where p.prosecdef and p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'core', 'ledger', 'boot', 'report',
                                                          'past', 'past_rule', 'past_api', 'past_report'))
  and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
union all
-- Nothing for PUBLIC.
select p.oid::regprocedure::text, 'PUBLIC may execute'
from pg_proc p
where p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'core', 'ledger', 'boot', 'report',
                                                          'past', 'past_rule', 'past_api', 'past_report'))
  and has_function_privilege('public', p.oid, 'execute')
union all
-- Nor the server's advisory locks: who takes enough of them stops everybody (sql/bootstrap/10_roles.sql).
select p.oid::regprocedure::text, 'PUBLIC may execute: have the administrator run sql/bootstrap/10_roles.sql again'
from pg_proc p
where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
  and has_function_privilege('public', p.oid, 'execute')
union all
-- Identity is session_user; current_user inside a definer function is the owner.
select p.oid::regprocedure::text, 'identity other than session_user'
from pg_proc p
where p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'report', 'past', 'past_rule', 'past_api', 'past_report'))
  and p.prosrc ~* '\m(current_user|current_role|user)\M\s*([,;)]|$)' and p.prosrc ~* '\m(current_user|current_role)\M'
union all
-- One signature per name in api, and no argument that claims identity or entry time.
select n.nspname || '.' || p.proname, 'more than one signature'
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'api' group by 1 having count(*) > 1
union all
select p.oid::regprocedure::text, 'argument that claims identity or entry time: ' || a
from pg_proc p, unnest(p.proargnames) a
where p.pronamespace = 'api'::regnamespace and a in ('actor', 'login', 'session', 'now', 'entered_at', 'recorded_by', 'signed_at')
  and p.proname not in ('login_create', 'login_close', 'me') and p.prokind = 'f'
  and a = any (p.proargnames[1:p.pronargs]);
