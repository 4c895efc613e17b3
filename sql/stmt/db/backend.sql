-- The server process that really answers; another number than at connect time means a pooler.
-- shape: value
select pg_backend_pid();
