-- Sets age of passwords and length of inspections.
-- shape: row
select r.* from api.account_rules_set(request => :'request'::uuid, version => :'version'::bigint,
    password_days => :'password_days'::bigint, inspection_days => :'inspection_days'::bigint,
    reason => :'reason') r
