-- Which documents each checkpoint compares, and by what.
-- shape: rows
select checkpoint, place, first, second, array_to_string(identifiers, ' ') as identifiers, least, scanned,
       array_to_string(counted_once, ' ') as counted_once, spoken,
       (select string_agg(r.word, ' ' order by r.word) from api.reason r where r.kind = 'keyed') as keyed_reasons
from api.checkpoint_pair
order by checkpoint, place
