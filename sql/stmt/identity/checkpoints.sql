-- What each identity check compares, and how many of it at least.
-- shape: rows
select checkpoint, documents, identifiers, least, names_shown from api.checkpoint order by checkpoint
