// What sweep.c and sum.c share.
#ifndef VEIN_LEDGER_SWEEP_H
#define VEIN_LEDGER_SWEEP_H

#include "vein/ledger.h"

typedef unsigned __int128 vein_sum; // all arithmetic is modulo 2^128
// The term of one place: an event of this hash at this position of this stream.
vein_sum vein_sum_term(const uint64_t key[2], int64_t stream, int64_t position,
                       const uint8_t hash[VEIN_HASH_SIZE]);

#endif
