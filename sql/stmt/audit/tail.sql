-- Events that have no leaf yet: behind the last leaf of their stream.
-- shape: copy
copy (
    select e.stream, e.position, e.body
    from api.ledger_stream s
    left join (select stream, max(position) as position from api.ledger_leaf group by stream) l on l.stream = s.stream
    cross join lateral (
        select stream, position, body from api.ledger_event e
        where e.stream = s.stream and e.position > coalesce(l.position, 0) offset 0
    ) e
    where s.position > coalesce(l.position, 0)
) to stdout (format binary);
