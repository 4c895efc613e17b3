-- The ledger's events, oldest first; every filter may be left out. Pages go on after the last row's key.
-- shape: rows
select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       to_char(lab_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as lab_at,
       stream_kind, stream_key, stream, position, login, person, act, kind, entity, key, request
from api.audit_page(after_at => :'after_at'::timestamptz, after_stream => :'after_stream'::bigint,
    after_position => :'after_position'::bigint, rows => :'page_size'::bigint, person => :'person', entity => :'entity',
    act => :'act', since => :'since'::timestamptz, until => :'until'::timestamptz);
