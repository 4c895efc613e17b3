-- The mark of session/changed alone: what is read after it is not older.
-- shape: value
select api.change_mark() as mark
