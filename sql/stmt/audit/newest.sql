-- Events of the ledger before a key, newest first: without one, the newest.
-- shape: rows
select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       to_char(lab_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as lab_at,
       stream_kind, stream_key, stream, position, login, person, act, kind, entity, key, request,
       stream || ' ' || position as key_of_line
from api.audit_newest(before_at => :'before_at'::timestamptz, before_stream => :'before_stream'::bigint,
    before_position => :'before_position'::bigint, rows => :'limit'::bigint);
