// Words for the help: how fields that take JSON are written, and what can be signed.
#include "cli.h"

const struct cli_example vein_cli_examples[] = {
    {"step_record", "--values", "volume=100.0 --values vcc=1.25"},
    {"step_record", "--values",
     "'vcc={\"value\": \"1250\", \"unit\": \"{cells}/uL\", \"source\": \"file\"}'"},
    {"step_record", "--values",
     "'volume={\"value\": \"900.0\", \"confirm\": \"900.0\", \"comment\": \"new bag\"}'"},
    {"step_record", "--values",
     "'volume={\"not_recorded\": \"lost\", \"reason\": \"sheet got wet\"}'"},
    {"step_record", "--values",
     "where not_recorded is lost, not_done, not_applicable or not_in_source"},
    {"step_record", "--produced", "vessel=V-7"},
    {"step_record", "--produced", "bag=BAG-1 --produced bag=BAG-2 --produced bag=BAG-3"},
    {"step_second", "--values", "volume=100.0"},
    {"identity_check", "--items",
     "'{\"identifier\": \"coi\", \"document_a\": \"COI-7\", \"document_b\": \"COI-7\", \"method\": "
     "\"scan\"}'"},
    {"identity_check", "--items",
     "'{\"identifier\": \"name\", \"document_a\": \"Bauer Anna\", \"document_b\": \"Bauer Anna\", "
     "\"method\": \"stated\"}'"},
    {"identity_check", "--items",
     "where a keyed code has a \"reason\": unreadable, damaged, no_symbol or no_scanner"},
    {"patient_merge", "--evidence",
     "'{\"identifier\": \"birth_date\", \"document\": \"passport\"}'"},
    {NULL, NULL, NULL},
};

const char *const vein_cli_signable[][2] = {
    {"abort", "approved"},
    {"account_request", "approved, reviewed"},
    {"batch", "reviewed"},
    {"collection", "checked"},
    {"disposal", "witnessed"},
    {"disposition", "approved, certified, rejected, released"},
    {"identity_check", "witnessed"},
    {"investigation", "approved"},
    {"lot", "approved"},
    {"operation_block", "performed, witnessed, checked, reviewed, approved"},
    {"patient_merge", "approved"},
    {"person", "approved"},
    {"person_role", "approved"},
    {"process_version", "approved"},
    {"recall", "approved"},
    {"receipt", "checked"},
    {"result", "reviewed"},
    {"step_execution", "checked, witnessed"},
    {"step_invalidation", "approved"},
    {"step_skip", "approved"},
    {"thaw", "witnessed"},
    {"training", "approved"},
    {NULL, NULL},
};
