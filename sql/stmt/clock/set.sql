-- Moves laboratory time forward (training only).
-- shape: row
select r.* from api.clock_set(request => :'request'::uuid, moment => :'moment') r
