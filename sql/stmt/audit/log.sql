-- The ledger's events, oldest first; every filter may be left out. Pages go on after the last row's key.
-- shape: rows
select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       to_char(lab_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as lab_at,
       stream_kind, stream_key, stream, position, login, person, act, kind, entity, key, request
from api.audit_log l
where (:'batch'::text is null or (l.stream_kind = 'batch' and l.stream_key = :'batch'))
  and (:'person'::text is null or l.person = :'person')
  and (:'entity'::text is null or l.entity = :'entity')
  and (:'act'::text is null or l.act = :'act')
  and (:'since'::timestamptz is null or l.at >= :'since'::timestamptz)
  and (:'until'::timestamptz is null or l.at < :'until'::timestamptz)
  and (:'after_at'::timestamptz is null or
       (l.at, l.stream, l.position) > (:'after_at'::timestamptz, :'after_stream'::bigint, :'after_position'::bigint))
order by l.at, l.stream, l.position
limit :'page_size'::bigint;
