# An operation is complete: its steps are signed as a block, by one who did them.
read block show --batch $batch --operation $operation => block
clock +2m
sign operation_block $block.record performed by $by
