-- Batches touched by deviations of other batches: of one batch, or by one deviation, or those without a decision.
-- shape: rows
select id, batch, deviation, origin_batch, class, why, named_by, named_at, status, impact, impact_reason, assessed_by, assessed_at, version
from api.deviation_touch
where case when :'batch'::text is null and :'deviation'::bigint is null then status = 'open'
           else (:'batch'::text is null or batch = :'batch') and (:'deviation'::bigint is null or deviation = :'deviation'::bigint) end
order by id
limit 500
