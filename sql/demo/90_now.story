# From here on laboratory time is real time.
clock by mgr1
clock now
