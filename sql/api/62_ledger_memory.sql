-- For a client's memory: the root that is stored for a tree size it saw before. Hashes only, for everybody.
create function api.ledger_root_at(incarnation bigint, size bigint) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select encode(c.root, 'hex') from ledger.checkpoint c
    where c.incarnation = ledger_root_at.incarnation and c.size = ledger_root_at.size
$$;
comment on function api.ledger_root_at(bigint, bigint) is 'The stored root of an earlier tree size, NULL when there is none.';
