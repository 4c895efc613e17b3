# One daily sample on the device.
clock @$day 07:35
as $who
act step record --batch $batch --step daily-sample --occurrence $n --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-10m} volume=$volume vcc=$vcc viability=$viability glucose=$glucose lactate=$lactate ph=$ph \
    look="$look" alarms=no
