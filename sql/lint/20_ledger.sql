-- Every table has its ledger triggers, enabled always, or is listed as outside with a reason.
select c.oid::regclass::text as object, 'neither ledger triggers nor a line in ref.outside' as reason
from pg_class c
where c.relkind = 'r' and c.relnamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work', 'ref', 'meta', 'past'))
  and not exists (select from ref.outside o where o.relation = c.relnamespace::regnamespace::text || '.' || c.relname)
  and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'A'
       and t.tgname in ('ledger_insert', 'ledger_update', 'ledger_delete', 'ledger_truncate', 'stream_fixed')) <> 5
union all
-- The dictionary knows every column of core, and nothing else.
select format('core.%s.%s', c.relname, a.attname), 'column without attribute id'
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and a.attname not in ('id', 'stream_id')
  and not exists (select from ledger.attribute k where k.entity = c.relname and k.name = a.attname)
union all
select format('%s.%s', k.entity, k.name), 'attribute without announcement in core.dictionary'
from ledger.attribute k where not exists (select from core.dictionary d where d.id = k.id)
union all
-- Foreign keys of core fire whatever session_replication_role says.
select t.tgrelid::regclass::text, 'foreign key trigger is not always on: ' || t.tgname
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where t.tgisinternal and t.tgenabled <> 'A' and c.relnamespace = 'core'::regnamespace
union all
select n.conrelid::regclass::text, 'deferrable constraint: ' || n.conname
from pg_constraint n where n.condeferrable and n.connamespace = 'core'::regnamespace
union all
-- Whoever begins an act ends it: the head of its stream is stored there.
select p.oid::regprocedure::text, 'an act without rule.done, rule.stop or rule.answer at its end'
from pg_proc p
where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosrc ~ '\mrule\.act_begin\M'
  -- itself, or by a function that ends it
  and not exists (select from pg_proc q where q.pronamespace = 'rule'::regnamespace and q.prorettype = 'api.answer'::regtype
                  and q.proname not in ('replayed', 'stop') and p.prosrc ~ ('\mrule\.' || q.proname || '\M'))
  and p.proname <> 'challenge'      -- which changes nothing of the record
union all
select p.oid::regprocedure::text, 'rule.system_context without rule.system_done'
from pg_proc p
where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosrc ~ '\mrule\.system_context\M'
  and p.prosrc !~ '\mrule\.system_done\M';
