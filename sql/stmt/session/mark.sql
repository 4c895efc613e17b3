-- The mark of session/changed alone: what is read after it is not older.
-- shape: value
select hashtextextended(pg_backend_pid() || ' ' || pg_current_snapshot(), 0) as mark
