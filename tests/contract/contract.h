// Shared by the contract tests: one private installation, and lines of TAP.
#ifndef TESTS_CONTRACT_CONTRACT_H
#define TESTS_CONTRACT_CONTRACT_H

#include <libpq-fe.h>

#include "vein/app.h"

// The installation's server as its superuser; closed by contract_down.
PGconn *contract_up(void);
void contract_down(PGconn *pg);

// Notes one fault of the running test.
void contract_fault(const char *fmt, ...) VEIN_PRINTF(1, 2);
// Prints "ok NAME" or "not ok NAME" with the faults since the last call.
void contract_verdict(const char *name);
int contract_failures(void);

void contract_statements(PGconn *pg);
void contract_past(PGconn *pg);
void contract_actions(PGconn *pg);
void contract_codes(void);
void contract_screens(PGconn *pg);
void contract_fields(void);
void contract_units(PGconn *pg);

#endif
