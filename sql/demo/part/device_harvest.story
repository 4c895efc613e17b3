# Day 12: decision with the manager, harvest, formulation, labels, retain, filled bag.
clock @12 08:35
as $op
each device in %ECNT-1L %EFLOW-12
    act equipment use --batch $batch --step harvest-decision --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step harvest-decision --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values volume=240.0 vcc=$harvest_vcc cd3=$product_cd3 car=$decision_car decision=harvest => s
clock +3m
sign step_execution $s.step_execution checked by mgr1
clock @12 09:40
each device in %EAUTO-1A %ECNT-1L
    act equipment use --batch $batch --step harvest --occurrence 1 --equipment $device --event_at ${clock-10m}
end
act step record --batch $batch --step harvest --occurrence 1 --event_at ${clock-10m} --mode synthetic --container $vessel \
    --values volume=238.0 vcc=$harvest_vcc viability=$harvest_viability => s
act sample register --batch $batch --sample harvest --code S-$number-H --drawn_at ${clock-10m} --mode synthetic
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $vessel
tell sql/demo/part/block.story operation=culture by=$op
tell sql/demo/part/block.story operation=harvesting by=$op
clock @12 11:10
each lot q in NACL-40 ""  ALB-18 ""
    act lot use --batch $batch --step formulate --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A %ECNT-1L %EFLOW-12
    act equipment use --batch $batch --step formulate --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step formulate --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values washes=3 final_volume=100.0 tnc=$product_tnc viability=$product_viability cd3=$product_cd3 car=$product_car => formulated
clock +3m
sign step_execution $formulated.step_execution checked by $op2
tell sql/demo/part/${formulation_then}.story
clock @12 11:30
as $op
act step record --batch $batch --step fill-clearance --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values product=yes labels=yes documents=yes => s
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $vessel
clock @12 11:45
each lot q in LBL-05 ""
    act lot use --batch $batch --step print-labels --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EPRT-13
    act equipment use --batch $batch --step print-labels --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step print-labels --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values printed=4 matches=yes => s
clock +3m
tell sql/demo/part/second.story by=$op2 values=matches=yes
sign step_execution $s.step_execution checked by $op2
clock @12 11:55
act step record --batch $batch --step retain --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values vials=4 vial_volume=1.0 position="R2-$number"
act sample register --batch $batch --sample retain --code S-$number-R --drawn_at ${clock-5m} --mode synthetic
clock @12 12:40
each lot q in BAG-22 1  BUF-12 ""
    act lot use --batch $batch --step fill --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-10m}
end
act step record --batch $batch --step fill --occurrence 1 --event_at ${clock-10m} --mode synthetic --container $vessel \
    --values volume=$filled applied=2 spoiled=0 destroyed=1 scanned_back=yes sealed=yes use_before=${moment@14 11:05} --produced bag=$bag => s
act sample register --batch $batch --sample final --code S-$number-F --drawn_at ${clock-10m} --mode synthetic
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $bag
tell sql/demo/part/block.story operation=formulation by=$op
clock @12 13:15
tell sql/demo/part/dispose.story container=$vessel rest=$rest "why=Rest of the product after fill, retain and samples."
