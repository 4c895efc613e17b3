-- Which rows a person sees is decided by rule.sees, rule.sites, rule.sees_ledger or rule.holds alone: every
-- view that people can read depends on one of them and is a security barrier, and every function of api
-- that is not an act (acts begin with rule.act_begin) uses one of them or is listed here with its reason.
select c.oid::regclass::text as object, 'view without rule.sees / rule.sites / rule.sees_ledger' as reason
from pg_class c
where c.relkind = 'v' and c.relnamespace in (select oid from pg_namespace where nspname in ('api', 'report', 'past_api', 'past_report'))
  and not exists (
      select from pg_rewrite w join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
      where w.ev_class = c.oid and d.refclassid = 'pg_proc'::regclass
        and d.refobjid in (select p.oid from pg_proc p where p.pronamespace = 'rule'::regnamespace
                           and p.proname in ('sees', 'sites', 'sees_ledger', 'holds', 'inspected')))
  and not exists (select from ref.outside o where o.relation = c.oid::regclass::text)
union all
select c.oid::regclass::text, 'view is not a security barrier'
from pg_class c
where c.relkind = 'v' and c.relnamespace in (select oid from pg_namespace where nspname in ('api', 'report', 'past_api', 'past_report'))
  and not coalesce('security_barrier=true' = any (c.reloptions) or 'security_barrier' = any (c.reloptions), false)
union all
select p.oid::regprocedure::text, 'neither an act nor filtered by rule.sees / rule.sites / rule.sees_ledger'
from pg_proc p
where p.pronamespace = 'api'::regnamespace and p.prokind = 'f'
  and p.prosrc !~ 'rule\.(act_begin|sees|sites|sees_ledger|holds|batch_known|batch_seen)\M'
  -- readings of the past read views and functions of past_api and past_report, which are looked at like those of api
  and p.prosrc !~ ('(from past_api\.' || substr(p.proname, 6) || '|from past_report\.' || substr(p.proname, 13) || ')[ (]')
  and p.proname not in (
      'ledger_head',          -- a hash that everybody may keep
      'ledger_root_at',       -- another
      'change_mark',          -- that something was written, not what
      'checkpoint_make')      -- makes and returns hashes only
union all
-- An act is listed in the table of rights, and a right names an act that exists.
select a.act, 'listed act without function' from ref.act a
where a.act <> 'challenge' and not exists (select from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname = a.act)
union all
-- What is signed has its four functions.
select s.entity || '_' || f, 'signable record without function' from ref.signable s, unnest(array['subject', 'content', 'signer', 'signed']) f
where to_regproc('rule.' || f || '_' || s.entity) is null
union all
-- Functions raise only codes of the dictionary.
select p.oid::regprocedure::text, 'unknown code ' || m[1]
from pg_proc p, regexp_matches(p.prosrc, '''(VN[0-9]{3})''', 'g') m
where p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'past')) and not exists (select from ref.error e where e.code = m[1]);
