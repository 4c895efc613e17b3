-- The session's time zone: its offset at the first second of the range, and at each second at which it changes; 25 years each way.
-- shape: rows
with recursive week as (
    select extract(epoch from i.lab_now)::bigint - 25 * 366 * 86400::bigint + w * 7 * 86400 as second
    from api.installation i cross join generate_series(0, 50 * 366 / 7) w
), edge as (
    select second, extract(timezone from to_timestamp(second))::bigint as zone, lag(second) over (order by second) as before,
           lag(extract(timezone from to_timestamp(second))::bigint) over (order by second) as zone_before
    from week
), narrow as (
    select before as low, second as high, zone_before, zone from edge where zone <> zone_before
    union all
    select case when extract(timezone from to_timestamp((n.low + n.high) / 2)) = n.zone_before then (n.low + n.high) / 2 else n.low end,
           case when extract(timezone from to_timestamp((n.low + n.high) / 2)) = n.zone_before then n.high else (n.low + n.high) / 2 end,
           n.zone_before, n.zone
    from narrow n where n.high - n.low > 1
)
select current_setting('TimeZone') as name, c.since, c.offset_s, (select max(w.second) from week w) as until
from (select e.second as since, e.zone as offset_s from (select second, zone from edge order by second limit 1) e
      union all
      select n.high, n.zone from narrow n where n.high - n.low = 1) c
order by c.since
limit 1000
