-- Retires a process version.
-- shape: row
select r.* from api.process_retire(request => :'request'::uuid, process => :'process',
    number => :'number'::bigint, version => :'version'::bigint, reason => :'reason') r
