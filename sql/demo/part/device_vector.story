# Day 1: the vector is thawed, and added by two people at the vessel.
clock @1 08:40
as $op
act step record --batch $batch --step thaw-vector --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values thawed_at=${clock-5m} vial=LV19-07-$number vials=1 titre=250.0 => s
clock +3m
sign step_execution $s.step_execution checked by $op2
clock @1 09:20
each lot q in LV19-07 $vector_added
    act lot use --batch $batch --step add-vector --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A %ECAB-1C
    act equipment use --batch $batch --step add-vector --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step add-vector --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values moi=5.0 vector_added=$vector_added => s
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $vessel
tell sql/demo/part/block.story operation=transduction by=$op
