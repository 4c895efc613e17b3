-- What was keyed in identity checks because it could not be scanned, newest first.
-- shape: rows
select id, batch, checkpoint, container, identifier, code, reason, reason_title, person, checked_at, site
from api.identity_keyed
order by id desc limit 500
