-- Why the session's own password must be changed before anything else: reset, age, or no row.
-- shape: rows
select password_due from api.login
where login = session_user and password_due <> ''
order by id limit 1
