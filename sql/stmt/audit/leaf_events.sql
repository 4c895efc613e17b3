-- The events under the leaves from one index up to (not with) another, in order; one lookup each, in pages.
-- shape: rows
select l.idx, l.stream, l.position, e.body
from generate_series(:'from'::bigint / 1024, (:'upto'::bigint - 1) / 1024) page
cross join lateral (
    select idx, stream, position from api.ledger_leaf
    where idx >= greatest(page * 1024, :'from'::bigint) and idx < least((page + 1) * 1024, :'upto'::bigint)
    order by idx offset 0
) l
left join lateral (
    select body from api.ledger_event e where e.stream = l.stream and e.position = l.position offset 0
) e on true;
