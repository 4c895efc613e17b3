-- What one has typed into a form and not saved.
-- shape: rows
select form, fields::text as fields, at from api.draft where form = :'form' limit 1
