-- Opens a deviation of a batch.
-- shape: row
select r.* from api.deviation_open(request => :'request'::uuid, batch => :'batch', class => :'class',
    detected_at => :'detected_at', description => :'description',
    immediate_action => :'immediate_action', step_execution => :'step_execution'::bigint) r
