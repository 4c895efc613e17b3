-- Says that a container was lost on its way.
-- shape: row
select r.* from api.container_lost(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container => :'container',
    noticed_at => :'noticed_at', reason => :'reason', immediate_action => :'immediate_action') r
