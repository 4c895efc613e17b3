-- Imports a process document as a draft.
-- shape: row
select r.* from api.process_import(request => :'request'::uuid, document => :'document',
    in_force_from => :'in_force_from') r
