-- How many installations this database holds: none or one.
-- shape: value
select count(*) from core.installation;
