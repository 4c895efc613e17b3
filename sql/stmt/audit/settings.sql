-- Settings that the description of an object depends on, for the rest of the snapshot.
-- shape: row
select set_config('search_path', 'pg_catalog, pg_temp', true) as search_path, set_config('quote_all_identifiers', 'off', true) as quoted,
       set_config('datestyle', 'ISO, YMD', true) as datestyle, set_config('intervalstyle', 'postgres', true) as intervalstyle,
       set_config('timezone', 'UTC', true) as timezone, set_config('bytea_output', 'hex', true) as bytea_output,
       set_config('extra_float_digits', '1', true) as float_digits;
