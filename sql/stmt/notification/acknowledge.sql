-- Says that a notification was read, and what follows.
-- shape: row
select r.* from api.notification_acknowledge(
    request => :'request'::uuid, notification => :'notification'::bigint, version =>
    :'version'::bigint, answer => :'answer') r
