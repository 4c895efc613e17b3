# Day 0 by hand: the culture is seeded.
clock @0 09:05
as $op
tell sql/demo/part/${seed_first}.story
each lot q in $ar 4.00  MED-31 ""
    act lot use --batch $batch --step seed --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EINC-1U
    act equipment use --batch $batch --step seed --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step seed --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $material \
    --values volume=100.0 vcc=$seed_vcc --produced vessel=$vessel => s
clock +3m
sign step_execution $s.step_execution checked by $op2
tell sql/demo/part/block.story operation=activation by=$op
