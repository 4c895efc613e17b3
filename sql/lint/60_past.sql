-- Readings of the past touch nothing of the present but rules, sight and who is asking, and write nothing. What
-- people can read has a past, unless it stands on the ledger or on no record at all.
with text as (
    select p.oid::regprocedure::text as object, p.prosrc as words from pg_proc p
    where p.pronamespace in (select oid from pg_namespace where nspname in ('past_rule', 'past_api', 'past_report'))
    union all
    select c.oid::regclass::text, pg_get_viewdef(c.oid) from pg_class c
    where c.relkind = 'v' and c.relnamespace in (select oid from pg_namespace where nspname in ('past_rule', 'past_api', 'past_report'))
), present (tables) as materialized (
    select past.tables()
), code as (
    select t.object, regexp_replace(regexp_replace(t.words, '--[^\n]*', '', 'g'), '''([^'']|'''')*''', '''''', 'g') as words,
           t.words as all_words from text t
)
select c.object, 'reads the present: ' || m[1] as reason
from present p cross join code c cross join regexp_matches(c.words, '\m((?:core|rule|api|report|ledger|work)\.[a-z_0-9]+)', 'g') m
where p.tables ? m[1] or to_regclass('past_' || m[1]) is not null
   or exists (select from pg_proc p where p.pronamespace = to_regnamespace('past_' || split_part(m[1], '.', 1)) and p.proname = split_part(m[1], '.', 2))
   or (m[1] ~ '^(ledger|work)\.' and m[1] not in ('work.step_plan', 'work.opens'))
union all
select c.object, 'asks the clock' from code c where c.words ~* '\m(clock_|statement_|transaction_)timestamp\M|\m(current_(timestamp|date|time)|localtime(stamp)?)\M|(?<!past_rule\.)\mnow\s*\('
union all
select c.object, 'dynamic SQL on the present' from code c where c.all_words ~ '\m(from|join|update|into)\s+core\.%'
union all
select c.object, 'writes' from code c where c.words ~* '\m(insert\s+into|update\s+[a-z_]+\.|delete\s+from|truncate|nextval|rule\.act_begin|rule\.stop|rule\.done)\M'
union all
select r.name, 'has no past' from (
    -- only of what has none is the text asked for
    select v.name, pg_get_viewdef(v.oid) as words
    from (select n.nspname || '.' || c.relname as name, c.oid
          from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname in ('api', 'report')
            and to_regproc(format('api.%I', case n.nspname when 'api' then 'past_' else 'past_report_' end || c.relname)) is null
          offset 0) v
    union all
    select 'api.' || p.proname, p.prosrc from pg_proc p
    where p.pronamespace = 'api'::regnamespace and p.provolatile <> 'v' and p.proretset
      and to_regproc(format('api.%I', 'past_' || p.proname)) is null) r
where r.words ~ '\mcore\.'
  and r.name <> 'api.similar_patient'     -- of patients in work now
  and r.name !~ '^api\.(ledger_|audit_log$|batch_event$|me$|installation$|(person|right)_at$)';     -- these take a moment themselves
