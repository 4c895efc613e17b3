# Day 1: the vector, by two people at the vessel.
clock @1 08:20
as $op
each lot q in LV19-07 2.00
    act lot use --batch $batch --step add-vector --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %ECAB-2A
    act equipment use --batch $batch --step add-vector --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step add-vector --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values thawed_at=${clock-40m} moi=5.0 titre=250.0 => s
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $vessel
tell sql/demo/part/block.story operation=transduction by=$op
