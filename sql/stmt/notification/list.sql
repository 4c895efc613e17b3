-- Notifications of the treating side, open ones first.
-- shape: rows
select id, batch, kind, words, physician, opened_at, status, acknowledged_by, acknowledged_at,
    answer, version
from api.notification
order by status = 'open' desc, id desc limit 500
