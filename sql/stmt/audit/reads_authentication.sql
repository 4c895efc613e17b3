-- May this login read how the server lets people in? Usually a superuser alone.
-- shape: value
select (has_function_privilege('pg_catalog.pg_hba_file_rules()', 'execute')
        and has_table_privilege('pg_catalog.pg_hba_file_rules', 'select')) as may;
