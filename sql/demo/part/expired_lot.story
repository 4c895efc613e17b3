# The lot in front ended the day before yesterday: a stop that is kept, and the next lot is taken.
expect stop VN401 act lot use --batch $batch --step seed --occurrence 1 --lot AR-07 --quantity 4.00 --event_at ${clock-5m}
