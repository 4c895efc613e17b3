// Comparing a row's readable columns with its body. Only chain.c and sweep.c include this.
#ifndef VEIN_LEDGER_FINDING_H
#define VEIN_LEDGER_FINDING_H

#include "vein/ledger.h"

// Writes expected and found of one difference into finding and passes it on; returns how many
// columns differ. finding comes with stream, position, time and entity filled in.
unsigned vein_finding_columns(const struct vein_event_row *row, const struct vein_event *event,
                              struct vein_finding *finding, vein_finding_sink *sink, void *context);
// The same question without telling: do all of them agree?
bool vein_finding_columns_agree(const struct vein_event_row *row, const struct vein_event *event);
void vein_finding_hex(char out[160], const uint8_t hash[VEIN_HASH_SIZE]);

#endif
