-- Makes a checkpoint of what is committed and returns the newest.
-- shape: rows
select size, root, text, made_at, waiting from api.checkpoint_make(false);
