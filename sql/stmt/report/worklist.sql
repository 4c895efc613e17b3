-- What waits: by one's own roles, those of a role, or all. Late first.
-- shape: rows
select site, batch, kind, what, due_at, roles
from report.worklist
where case when :'role'::text is null then mine when :'role' = 'all' then true else :'role' = any (string_to_array(roles, ' ')) end
  and (:'site'::text is null or site = :'site')
  and (:'batch'::text is null or batch = :'batch')
order by array_position(array['late', 'breach', 'hold', 'deviation', 'signature', 'due', 'result'], kind), due_at nulls last, site, batch, what
limit 1000
