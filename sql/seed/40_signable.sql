-- Records that are signed, by meaning.
insert into ref.signable (entity, meaning, roles, covers) values
    ('step_execution', 'witnessed', '*', 'the step with its current values, lots and devices'),
    ('step_execution', 'checked', '*', 'the step with its current values, lots and devices'),
    ('lot', 'approved', '*', 'the lot as it was received, with its certificate'),
    ('equipment', 'approved', '*', 'the device as it was registered')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
