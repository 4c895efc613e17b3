-- What tables refuse whoever writes: each check, unique lock and foreign key by itself, while nothing else of its table answers
-- (setup/locks.sql). A line of the lists: SQLSTATE, table, lock, rows that it refuses, rows beside them that it takes.
\i setup/locks.sql
create temp table lock (code text, place text, lock text, refused jsonb, taken jsonb);
\copy lock from 'setup/locks.tsv'
\copy lock from 'setup/keys.tsv'
select is(pg_temp.answers(place, lock, variadic array(select jsonb_array_elements(refused))), code, format('%s %s refuses %s', place, lock, left(refused::text, 120)))
    from lock order by place, lock;
select is(pg_temp.answers(place, lock, variadic array(select jsonb_array_elements(taken))), 'accepted', format('%s %s takes %s', place, lock, left(taken::text, 120)))
    from lock where taken <> '[]' order by place, lock;
-- sizes
create temp table size as select * from (values ('core.process_version', 'process_version_document_size', 'document', 4194304),
    ('core.second_entry', 'second_entry_entered_size', 'entered', 16384)) v (place, lock, field, most);
select is(pg_temp.answers(place, lock, jsonb_build_object(field, repeat('x', most + n))), case n when 1 then '23514' else 'accepted' end, format('%s %s, %s more', place, lock, n))
    from size, (values (0), (1)) v (n);
select is(pg_temp.answers('work.draft', 'draft_fields_size', jsonb_build_object('person_id', 1, 'form', 'f', 'fields', jsonb_build_object('x', repeat('x', n)))), c, 'a draft of ' || n)
    from (values (65536, '23514'), (60000, 'accepted')) v (n, c);
-- domains
select is(value('vein_dba', format('select %L::%s::text', v, d)), '!23514', d || ' is not ' || left(v, 20)) from (values ('core.code', ' a'), ('core.code', repeat('a', 41)), ('core.code', ''), ('core.line', E'a\nb'),
    ('core.line', repeat('a', 201)), ('core.words', repeat('a', 4001)), ('core.amount', 'NaN'), ('core.amount', 'Infinity'), ('core.amount', '1e30'), ('core.amount', '1e-31'), ('core.moment', 'infinity'),
    ('core.moment', '1899-12-31T23:59:59Z'), ('core.moment', '2200-01-01T00:00:00Z'), ('core.day', '1899-12-31'), ('core.day', 'infinity'), ('ledger.place', '-1'), ('ledger.hash', '\x00')) x (d, v);
-- nothing is forgotten: a lock that is new has its line; those that hold a primary key rest behind it
select is((select string_agg(format('%s %s', k.conrelid::regclass, k.conname), ', ') from pg_constraint k
    where k.connamespace in ('core'::regnamespace, 'work'::regnamespace, 'ledger'::regnamespace) and k.conrelid <> 0 and k.contype in ('c', 'u', 'f', 'x')
      and not (k.contype = 'u' and k.conkey @> (select p.conkey from pg_constraint p where p.conrelid = k.conrelid and p.contype = 'p'))
      and not exists (select from lock l where l.place = k.conrelid::regclass::text and l.lock = k.conname)
      and k.conname not in (select s.lock from size s union all select 'draft_fields_size')), null, 'each constraint is tried');
select is((select string_agg(i.indexrelid::regclass::text, ', ') from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace in ('core'::regnamespace, 'work'::regnamespace, 'ledger'::regnamespace) and i.indisunique and not i.indisprimary
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) and not exists (select from lock l where l.lock = c.relname)), null, 'each unique index is tried');
