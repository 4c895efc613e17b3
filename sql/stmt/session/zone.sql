-- The wall clock of this session's texts: the zone of the batch's site, else of one's first site.
-- shape: value
select set_config('TimeZone', coalesce(
    (select s.time_zone from api.batch_head b join api.site s on s.code = b.site where b.code = :'batch'),
    (select s.time_zone from api.site s order by s.id limit 1), 'UTC'), false)
