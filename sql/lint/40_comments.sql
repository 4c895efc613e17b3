-- Everything says what it is.
select c.oid::regclass::text as object, 'without comment' as reason
from pg_class c
where c.relkind in ('r', 'v') and c.relnamespace in (select oid from pg_namespace where nspname in ('api', 'core', 'ledger', 'work', 'ref', 'report', 'meta', 'past', 'past_rule', 'past_api', 'past_report'))
  and obj_description(c.oid, 'pg_class') is null
union all
select p.oid::regprocedure::text, 'without comment'
from pg_proc p
where p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'core', 'ledger', 'boot', 'report', 'past', 'past_rule', 'past_api', 'past_report'))
  and obj_description(p.oid, 'pg_proc') is null
union all
select format('%s.%s', c.oid::regclass, a.attname), 'column without comment'
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind = 'r' and c.relnamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work', 'ref', 'meta'))
  and col_description(c.oid, a.attnum) is null
union all
select format('%s.%s', n.conrelid::regclass, n.conname), 'check without comment'
from pg_constraint n
where n.contype = 'c' and n.connamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work', 'ref'))
  and n.conrelid <> 0 and obj_description(n.oid, 'pg_constraint') is null;
