-- QA returns an exception of a batch's record.
-- shape: row
select r.* from api.review_return(request => :'request'::uuid, batch => :'batch', item => :'item', shown => :'shown',
    words => :'words') r
