-- What waits: by one's own roles, those of a role, or all; of one kind, site or batch when it is given. Late first.
-- shape: rows
select site, batch, kind, what, due_at, roles, key, act, entity, record, version, meaning, step, sample, line, field
from report.worklist
where case when :'role'::text is null then mine when :'role' = 'all' then true else :'role' = any (string_to_array(roles, ' ')) end
  and (:'site'::text is null or site = :'site')
  and (:'batch'::text is null or batch = :'batch')
  and (:'kind'::text is null or kind = any (string_to_array(:'kind', ',')))
  and (:'sample'::text is null or sample = :'sample')
  and key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
