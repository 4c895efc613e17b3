// What the parts of the benchmark program share.
#ifndef VEIN_BENCH_H
#define VEIN_BENCH_H

#include <stdint.h>

int64_t bench_now(void);               // microseconds of a clock that never goes back
int bench_write(void);                 // goals 1 to 4: commands on stdin
int bench_read(int argc, char **argv); // goal 5
int bench_page(int argc, char **argv); // goals 6, 7 and 13: statements on stdin

#endif
