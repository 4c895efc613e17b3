-- Which release this database was brought to.
-- shape: rows
select mark, program, migration from meta.current_release;
