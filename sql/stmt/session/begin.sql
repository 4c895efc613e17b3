-- Who is here and where, for a terminal's bars, and the mark of session/changed; the session's texts get one's first site's clock.
-- shape: row
select set_config('TimeZone', coalesce((select s.time_zone from api.site s order by s.id limit 1), 'UTC'), false) as time_zone,
       m.printed_name, m.job, m.roles, m.sites, i.mode, i.lab_now, i.idle_lock_ms, i.clock_note_ms, i.clock_block_ms,
       (select l.password_due from api.login l where l.login = session_user and l.password_due <> '' limit 1) as password_due,
       api.change_mark() as mark
from (values (1)) one (row) left join api.me m on true left join api.installation i on true
limit 1
