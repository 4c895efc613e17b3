-- Records what was seen of the patient after the infusion.
-- shape: row
select r.* from api.follow_up_record(
    request => :'request'::uuid, batch => :'batch', kind => :'kind', grade => :'grade', seen_at
    => :'seen_at', words => :'words') r
