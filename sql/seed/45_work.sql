-- Signed records of the work: blocks of an operation with any meaning that a process names, skips, invalidations.
insert into ref.signable (entity, meaning, roles, covers)
select 'operation_block', m, '*', 'every step of the operation with its current values'
from unnest(array['performed', 'witnessed', 'checked', 'reviewed', 'approved']) m
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
insert into ref.signable (entity, meaning, roles, covers) values
    ('step_skip', 'approved', 'qa', 'the step, the reason and the deviation'),
    ('step_invalidation', 'approved', 'qa', 'the record with its values, the reason and the deviation')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
