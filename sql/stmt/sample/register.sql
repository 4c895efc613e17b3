-- Registers a sample of a batch.
-- shape: row
select r.* from api.sample_register(request => :'request'::uuid, batch => :'batch',
    sample => :'sample', code => :'code', drawn_at => :'drawn_at', mode => :'mode',
    source => :'source', reason => :'reason') r
