-- Which fields of which records can be corrected, and by whom.
-- shape: rows
select entity, field, title, kind, least, most, words, roles, mine
from api.correctable
where :'entity'::text is null or entity = :'entity'
order by entity, field
limit 500
