# Day 10: harvest, wash and fill by hand.
clock @10 09:30
as $op
act step record --batch $batch --step harvest --occurrence 1 --event_at ${clock-10m} --mode synthetic --container $vessel \
    --values decision=manager volume=348.0 vcc=$harvest_vcc => s
act sample register --batch $batch --sample harvest --code S-$number-H --drawn_at ${clock-10m} --mode synthetic
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $vessel
clock @10 11:20
as $op
each lot q in BUF-12 ""
    act lot use --batch $batch --step formulate --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-10m}
end
each device in %ECAB-2A %ECNT-1L
    act equipment use --batch $batch --step formulate --occurrence 1 --equipment $device --event_at ${clock-10m}
end
act step record --batch $batch --step formulate --occurrence 1 --event_at ${clock-10m} --mode synthetic --container $vessel \
    --values washes=2 volume=100.0 vcc=$product_vcc viability=$product_viability => s
clock +4m
sign step_execution $s.step_execution checked by $op2
clock @10 12:35
as $op
each lot q in BAG-22 1
    act lot use --batch $batch --step fill --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-10m}
end
act step record --batch $batch --step fill --occurrence 1 --event_at ${clock-10m} --mode synthetic --container $vessel \
    --values volume=$filled product_vcc=$product_vcc labels=2 sealed=yes --produced bag=$bag => s
act sample register --batch $batch --sample final --code S-$number-F --drawn_at ${clock-10m} --mode synthetic
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $bag
tell sql/demo/part/block.story operation=formulation by=$op
clock @10 13:00
tell sql/demo/part/dispose.story container=$vessel rest=$rest "why=Rest of the product after fill and samples."
