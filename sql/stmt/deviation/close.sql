-- Closes a deviation with its cause and corrective action.
-- shape: row
select r.* from api.deviation_close(request => :'request'::uuid, deviation => :'deviation'::bigint,
    version => :'version'::bigint, cause => :'cause', corrective_action => :'corrective_action') r
