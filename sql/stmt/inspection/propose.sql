-- Proposes an inspector for some days.
-- shape: row
select r.* from api.inspection_propose(request => :'request'::uuid, code => :'code',
    printed_name => :'printed_name', authority => :'authority', site => :'site',
    valid_until => :'valid_until') r
