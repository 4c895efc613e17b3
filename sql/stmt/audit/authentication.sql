-- Lines of pg_hba.conf that let somebody in without a secret, or with one that is weakly kept, and unreadable ones.
-- shape: rows
select h.line_number::bigint as line,
       coalesce('it cannot be read: ' || h.error,
                concat_ws(' ', h.type, array_to_string(h.database, ','), array_to_string(h.user_name, ','), h.address, h.auth_method)) as rule
from pg_catalog.pg_hba_file_rules h
where h.error is not null or h.auth_method in ('trust', 'peer', 'ident', 'password', 'md5')
order by 1;
