# One daily sample on the device.
clock @$day 07:35
as $who
each device in %EAUTO-1A %ECNT-1L %EMET-17
    act equipment use --batch $batch --step daily-sample --occurrence $n --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step daily-sample --occurrence $n --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-10m} volume=$volume vcc=$vcc viability=$viability glucose=$glucose lactate=$lactate ph=$ph \
    look="$look" alarms=no
