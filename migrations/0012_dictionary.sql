-- purpose: attribute ids of every column of core, announced in the ledger by their own events
-- breaking: no
create table core.dictionary (
    id integer primary key,
    stream_id bigint not null references ledger.stream,
    entity text not null,
    name text not null,
    tag text not null,
    committed boolean not null,
    constraint dictionary_entity_name_unique unique (entity, name)
);

-- Gives an attribute id to each column of core that has none; ids only grow. A later migration that adds
-- a column calls this again.
create function ledger.number_attributes() returns void
language sql set search_path = pg_catalog, pg_temp as $$
    insert into ledger.attribute (id, entity, name, tag, committed)
    select (select coalesce(max(id), 0) from ledger.attribute)
               + row_number() over (order by c.oid, a.attnum),
           c.relname, a.attname,
           case when b.typname in ('int2', 'int4', 'int8', 'oid') then 'i'
                when b.typname = 'numeric' then 'n'
                when b.typname = 'bool' then 'b'
                when b.typname = 'timestamptz' then 'z'
                when b.typname = 'date' then 'd'
                when b.typname = 'uuid' then 'u'
                when b.typname = 'bytea' then 'x'
                when b.typname in ('text', 'varchar', 'bpchar') then 't' end,
           c.relname = 'patient_identity'
               and a.attname in ('family_name', 'given_name', 'birth_date', 'record_number', 'sex')
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_type t on t.oid = a.atttypid
    join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
    where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attname not in ('id', 'stream_id')
      and not exists (select from ledger.attribute k where k.entity = c.relname and k.name = a.attname)
    order by c.oid, a.attnum
$$;
select ledger.number_attributes();
