-- What is signed about persons and process documents.
insert into ref.signable (entity, meaning, roles, covers) values
    ('person', 'approved', '*', 'the person and the roles proposed with them'),
    ('person_role', 'approved', '*', 'one role at one site with its dates'),
    ('account_request', 'approved', 'qa', 'what is asked for about one person''s account, with its reason'),
    ('account_request', 'reviewed', 'qa', 'a deactivation that was done at once, with its reason'),
    ('training', 'approved', 'qa', 'one person, one process version, three expiries'),
    ('process_version', 'approved', '*', 'the document by its digest, and what was read from it')
on conflict (entity, meaning) do update set roles = excluded.roles, covers = excluded.covers;
