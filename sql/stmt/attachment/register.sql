-- Registers a file of a batch by its digest.
-- shape: row
select r.* from api.attachment_register(request => :'request'::uuid, batch => :'batch', file => :'file', media_type => :'media_type',
    name => :'name') r
