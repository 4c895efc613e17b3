# Day 2: the vector is washed out.
clock @2 12:35
as $op
each lot q in MED-31 ""  IL7-03 ""  IL15-02 ""
    act lot use --batch $batch --step wash --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A %ECNT-1L
    act equipment use --batch $batch --step wash --occurrence 1 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step wash --occurrence 1 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values volume=100.0 vcc=$wash_vcc viability=$wash_viability agitation=yes
