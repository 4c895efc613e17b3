-- The root that the server keeps for a tree size this client saw.
-- shape: value
select api.ledger_root_at(:'incarnation'::bigint, :'size'::bigint) as root
