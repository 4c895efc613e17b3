-- Looks at every row once: whoever is the first notes in its page that its transaction has ended.
-- shape: none
-- On the server of a founding that is free; later each page goes into the log for it.
do $$
declare
    v_table regclass;
begin
    for v_table in select c.oid from pg_class c where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p' loop
        execute format('select count(*) from %s', v_table);
    end loop;
end
$$;
