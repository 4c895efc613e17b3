-- What tables refuse whoever writes (read with \i): one lock of a table is tried while nothing else of it answers.
-- A lock is a constraint or a unique index; the table loses all others, its triggers and its NOT NULLs, and gets them back.
create function pg_temp.bare(place regclass, kept text) returns text language sql as $$
    select format('alter table %s disable trigger user', place)
        || coalesce((select string_agg(format(', drop constraint %I cascade', k.conname), '' order by k.contype = 'f' desc, k.conname)
                     from pg_constraint k where k.conrelid = place and k.contype in ('c', 'u', 'f', 'x') and k.conname <> kept
                       and not exists (select from pg_constraint f where f.conrelid = place and f.conname = kept and f.conindid = k.conindid
                                       and f.contype = 'f')), '')        -- a key into the table itself rests on another lock
        || coalesce((select string_agg(format(', alter column %I drop not null', a.attname), '')
                     from pg_attribute a where a.attrelid = place and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attidentity = ''
                       and not exists (select from pg_index i where i.indrelid = place and i.indisprimary and a.attnum = any (i.indkey))), '') || ';'
        || coalesce((select string_agg(format(' drop index %s;', i.indexrelid::regclass), '') from pg_index i
                     where i.indrelid = place and i.indisunique and not i.indisprimary and i.indexrelid::regclass::text !~ ('(^|\.)' || kept || '$')
                       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)), '')
$$;
-- Accepted, or who refused: the rows are put into the bare table, and all is taken back.
create function pg_temp.answers(place text, kept text, variadic given jsonb[]) returns text language plpgsql as $$
declare
    v_row jsonb;
    v_lock text;
    v_number integer := 0;
begin
    execute pg_temp.bare(place::regclass, kept);
    foreach v_row in array given loop
        v_number := v_number + 1;
        if exists (select from pg_attribute a where a.attrelid = place::regclass and a.attidentity = 'a') then
            v_row := jsonb_build_object('id', -v_number) || v_row;
        end if;
        execute format('insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, $1) r', place,
            (select string_agg(quote_ident(k), ', ') from jsonb_object_keys(v_row) k),
            (select string_agg('r.' || quote_ident(k), ', ') from jsonb_object_keys(v_row) k), place) using v_row;
    end loop;
    raise sqlstate 'TAP00';
exception when others then
    get stacked diagnostics v_lock = constraint_name;
    return case when sqlstate = 'TAP00' then 'accepted' when v_lock = kept then sqlstate else sqlstate || ' ' || v_lock || ' ' || sqlerrm end;
end
$$;
