-- Signatures of the chain from chair to bedside.
insert into ref.signable (entity, meaning, roles, covers) values
    ('identity_check', 'witnessed', 'clinic', 'the bedside check with what both documents said'),
    ('collection', 'checked', 'collector', 'donation number, volume and times of a collection'),
    ('thaw', 'witnessed', 'clinic', 'the container and when its thaw began'),
    ('disposal', 'witnessed', 'technician collector clinic', 'the container, what became of it, quantity and reason'),
    ('receipt', 'checked', 'technician', 'the receipt with its decision'),
    ('patient_merge', 'approved', 'qa', 'two registrations of one person, which leads, why, and what was looked at')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
