-- Which event stands at which index of the tree, with its bytes.
-- shape: rows
select l.idx, l.stream, l.position, e.body
from api.ledger_leaf l left join api.ledger_event e on e.stream = l.stream and e.position = l.position
order by l.idx;
