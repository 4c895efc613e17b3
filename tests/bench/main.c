// The measuring part of `make bench`; tests/bench/run drives it and does the arithmetic.
#include <stdio.h>
#include <string.h>

#include "bench.h"

int main(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "write") == 0)
        return bench_write();
    if (argc >= 2 && strcmp(argv[1], "read") == 0)
        return bench_read(argc - 2, argv + 2);
    if (argc >= 2 && strcmp(argv[1], "page") == 0)
        return bench_page(argc - 2, argv + 2);
    fprintf(stderr, "usage: bench write | bench read CONNINFO STATEMENT | bench page CONNINFO\n");
    return 2;
}
