-- Figures by product and month of the slot; of one site, product or months from and to when they are given.
-- shape: rows
select site, product, month, kind, batches, ended, given, failed, success_percent, failure_percent, tested, oos, oos_percent,
       vein_to_vein_days, culture_days, key
from report.kpi
where (:'site'::text is null or site = :'site')
  and (:'product'::text is null or product = :'product')
  and (:'from'::text is null or month >= :'from')
  and (:'to'::text is null or month <= :'to')
  and key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
