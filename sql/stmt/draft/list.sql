-- One's own half-typed forms, the latest first.
-- shape: rows
select form, at from api.draft order by at desc limit 50
