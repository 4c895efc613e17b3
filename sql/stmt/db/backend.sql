-- The process that really answers: another number than at connect time means a pooler. From here on a session's texts have one form.
-- shape: row
select pg_backend_pid() as process, set_config('DateStyle', 'ISO, YMD', false) as dates, set_config('IntervalStyle', 'postgres', false) as spans,
       set_config('bytea_output', 'hex', false) as bytes, set_config('extra_float_digits', '1', false) as digits,
       set_config('standard_conforming_strings', 'on', false) as strings,
       set_config('TimeZone', coalesce(:'zone', current_setting('TimeZone')), false) as zone;
