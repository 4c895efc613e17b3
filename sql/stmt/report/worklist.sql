-- What waits: by one's own roles, those of a role, or all; of one kind, site or batch when it is given. Late first.
-- shape: rows
select site, batch, kind, what, due_at, roles, key, act, entity, record, version, meaning, step, sample, line, field
from api.worklist(role => :'role', site => :'site', batch => :'batch', kinds => string_to_array(:'kind', ','))
where (:'sample'::text is null or sample = :'sample')
  and key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
