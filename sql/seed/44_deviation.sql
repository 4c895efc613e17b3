-- The signed record of an investigation.
insert into ref.signable (entity, meaning, roles, covers) values
    ('investigation', 'approved', 'qa', 'the failed result, what was found, outcome and conclusion')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
