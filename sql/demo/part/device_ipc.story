# Day 5: the in-process control.
clock @5 08:20
as $op
act step record --batch $batch --step ipc-sample --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-5m} taken=2.0
act sample register --batch $batch --sample day-5 --code S-$number-D5 --drawn_at ${clock-5m} --mode synthetic
clock @5 13:10
as ana1
each device in %EFLOW-12
    act equipment use --batch $batch --step ipc-review --occurrence 1 --equipment $device --event_at ${clock-10m}
end
act step record --batch $batch --step ipc-review --occurrence 1 --event_at ${clock-10m} --mode synthetic \
    --values car=$ipc_car viability=$ipc_viability cd3=$ipc_cd3 => s
clock +3m
sign step_execution $s.step_execution checked by ana2
