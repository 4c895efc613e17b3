-- Writes the catalogues anew in which making the schema left the most room: 2 MB.
-- shape: none
-- Nothing would ever use it: a laboratory makes no functions, triggers and tables.
vacuum (full) pg_catalog.pg_proc, pg_catalog.pg_trigger, pg_catalog.pg_depend, pg_catalog.pg_class, pg_catalog.pg_attribute,
    pg_catalog.pg_description, pg_catalog.pg_constraint, pg_catalog.pg_type, pg_catalog.pg_index;
