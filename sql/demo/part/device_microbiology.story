# Day 10: cells with supernatant for sterility and mycoplasma, before any wash and before medium is exchanged.
clock @10 07:50
as $op
act step record --batch $batch --step microbiology-sample --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-5m} taken=20.0
act sample register --batch $batch --sample day-10 --code S-$number-D10 --drawn_at ${clock-5m} --mode synthetic
