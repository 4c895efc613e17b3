-- What became of a request.
-- shape: rows
select o.act, o.at, a.* from api.request_outcome(:'id'::uuid) o, jsonb_populate_record(null::api.answer, o.answer) a;
