# Day 2: the vector is washed out.
clock @2 12:35
as $op
act step record --batch $batch --step wash --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values volume=100.0 vcc=$wash_vcc viability=$wash_viability agitation=yes
