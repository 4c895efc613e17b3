-- Process documents through the import: each mistake of the client's list is found here too, at the same place and alone;
-- all of several at once; drafts, dates, withdrawal; the document comes out byte for byte.
\set mistakes `cat ../data/process/mistakes.json`
\set small `cat ../../sql/process/synthetic-small.json`
select set_config('t.mistakes', :'mistakes', false), set_config('t.small', :'small', false) \g /dev/null
create function pg_temp.small(code text, number integer default 1) returns text language sql as $$
    select replace(replace(current_setting('t.small'), '"process": "synthetic-small"', format('"process": "%s"', code)), '"version": 1,', format('"version": %s,', number))
$$;
create function pg_temp.first_replaced(value text, old text, new text) returns text language sql as $$
    select overlay(value placing new from strpos(value, old) for length(old))
$$;
create temp table mistake as
    select m.n, m.value ->> 'class' as class, m.value ->> 'at' as at, pg_temp.first_replaced(current_setting('t.small'), m.value ->> 'from', m.value ->> 'to') as document
    from jsonb_array_elements(current_setting('t.mistakes')::jsonb) with ordinality m (value, n);
create function pg_temp.warns(class text) returns boolean language sql as $$ select class in ('convention', 'route', 'right', 'witness', 'untested', 'needs', 'unordered') $$;
select cmp_ok((select count(*) from mistake), '>', 100::bigint, 'the list is there');
select is((select string_agg(w.pointer, ' ' order by w.pointer) from rule.process_findings(m.document) w), case when not pg_temp.warns(m.class) then m.at end, format('%s at %s (%s)', m.class, m.at, m.n)) from mistake m order by m.n;
