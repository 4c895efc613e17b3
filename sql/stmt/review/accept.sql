-- QA accepts an exception of a batch's record.
-- shape: row
select r.* from api.review_accept(request => :'request'::uuid, batch => :'batch', item => :'item', shown => :'shown',
    words => :'words') r
