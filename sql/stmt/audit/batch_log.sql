-- A batch's own events, oldest first, for everybody who sees the batch; filters may be left out.
-- shape: rows
select to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       to_char(l.lab_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as lab_at,
       'batch' as stream_kind, l.batch as stream_key, 0 as stream, l.position, l.login, l.person, l.act, l.kind, l.entity,
       l.key, l.request
from api.batch_event l
where l.batch = :'batch'
  and (:'person'::text is null or l.person = :'person')
  and (:'entity'::text is null or l.entity = :'entity')
  and (:'act'::text is null or l.act = :'act')
  and (:'since'::timestamptz is null or l.at >= :'since'::timestamptz)
  and (:'until'::timestamptz is null or l.at < :'until'::timestamptz)
  and (:'after_at'::timestamptz is null or
       (l.at, :'after_stream'::bigint, l.position) > (:'after_at'::timestamptz, 0, :'after_position'::bigint))
order by l.at, l.position
limit :'page_size'::bigint;
