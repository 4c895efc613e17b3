-- Answers an exception that QA has returned.
-- shape: row
select r.* from api.review_answer(request => :'request'::uuid, batch => :'batch', item => :'item', words => :'words') r
