-- Operations of a batch that are signed as a block.
-- shape: rows
select operation, title, stage, sign_by, meaning, record, version, state, signed_by, signed_at from api.operation_block
where batch = :'batch' order by stage, operation limit 200
