-- Files of a batch.
-- shape: rows
select id, sha256, size, media_type, name, registered_by, registered_at from api.attachment
where batch = :'batch' order by id limit 500
