-- Signed records of the QC lane and of the disposition.
insert into ref.signable (entity, meaning, roles, covers) values
    ('result', 'reviewed', 'qc_reviewer', 'the result with its sample, limit, value and verdict'),
    ('batch', 'reviewed', 'qa', 'audit review: every step, value, correction, sample, result, hold, near miss, deviation and comment'),
    ('disposition', 'approved', 'qa', 'the decision with each line''s value and verdict'),
    ('disposition', 'released', 'releaser', 'the decision with each line''s value and verdict'),
    ('disposition', 'rejected', 'releaser', 'the decision with each line''s value and verdict'),
    ('disposition', 'certified', 'releaser', 'the verdict with each line''s value and verdict'),
    ('recall', 'approved', 'releaser', 'the reason for the recall'),
    ('abort', 'approved', 'qa', 'the reason for the abort')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
