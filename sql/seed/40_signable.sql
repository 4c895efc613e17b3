-- Records that are signed, by meaning.
insert into ref.signable (entity, meaning, roles, covers) values
    ('step_execution', 'witnessed', '*', 'the step with its current values'),
    ('step_execution', 'checked', '*', 'the step with its current values')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
