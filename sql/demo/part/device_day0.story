# Day 0 on the device: count, line clearance, set-up, selection of CD4+ and CD8+ cells, activation.
clock @0 06:40
as $op
each device in %ECNT-1L %EFLOW-12
    act equipment use --batch $batch --step starting-count --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step starting-count --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $din \
    --values volume=$bag_ml wbc=$start_wbc viability=$start_viability cd3=$start_cd3 => s
act sample register --batch $batch --sample starting --code S-$number-ST --drawn_at ${clock-5m} --mode synthetic
clock +3m
sign step_execution $s.step_execution checked by $op2
tell sql/demo/part/block.story operation=starting-material by=$op
clock @0 07:20
each device in %ECAB-1C
    act equipment use --batch $batch --step line-clearance --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step line-clearance --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values product=yes labels=yes documents=yes materials=yes waste=yes surfaces=yes device=yes cabinet=yes room=yes \
    monitoring=yes only_this=yes logbook=yes => s
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $din
clock @0 08:00
each lot q in SET-21 1  MED-31 ""  SEL-09 ""
    act lot use --batch $batch --step device-setup --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A
    act equipment use --batch $batch --step device-setup --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step device-setup --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values program="TCT 12 d" integrity=passed co2=5.0 temperature=37.0 => s
clock +3m
tell sql/demo/part/second.story by=$op2 values=integrity=passed
sign step_execution $s.step_execution checked by $op2
tell sql/demo/part/block.story operation=set-up by=$op
clock @0 08:35
each device in %EAUTO-1A
    act equipment use --batch $batch --step load-cells --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step load-cells --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $din \
    --values volume=$loaded kept_back=$kept_back => s
clock +1m
sign step_execution $s.step_execution witnessed by $op2 presence $din
clock @0 12:05
each lot q in CD4-14 7.50  CD8-15 7.50
    act lot use --batch $batch --step selection --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A %ECNT-1L %EFLOW-12
    act equipment use --batch $batch --step selection --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step selection --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $din \
    --values cd4_reagent=7.50 cd8_reagent=7.50 volume=$eluate tnc=$eluate_typed viability=$eluate_viability \
    purity=$purity cd3=$eluate_cd3 => selection
act sample register --batch $batch --sample selected --code S-$number-SE --drawn_at ${clock-5m} --mode synthetic
clock +3m
sign step_execution $selection.step_execution checked by $op2
tell sql/demo/part/${selection_then}.story
tell sql/demo/part/block.story operation=selection-run by=$op
clock @0 12:55
each lot q in AR-07 4.00  MED-31 ""  IL7-03 ""  IL15-02 ""
    act lot use --batch $batch --step seed --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A
    act equipment use --batch $batch --step seed --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step seed --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $din \
    --values volume=100.0 taken=$eluate_taken left=$eluate_left vcc=$seed_vcc reagent=4.00 temperature=37.0 --produced vessel=$vessel => s
clock +3m
sign step_execution $s.step_execution checked by $op2
tell sql/demo/part/block.story operation=activation by=$op
