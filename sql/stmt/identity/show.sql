-- Shows a patient's identity at a checkpoint and records the look.
-- shape: row
select r.* from api.identity_show(
    request => :'request'::uuid, batch => :'batch', checkpoint => :'checkpoint') r
