# One daily sample by hand.
clock @$day 08:25
as $who
each device in %ECNT-1L
    act equipment use --batch $batch --step daily-sample --occurrence $n --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step daily-sample --occurrence $n --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-10m} volume=$volume vcc=$vcc viability=$viability look="$look" vessels=1 => sample
