// Patients and orders.
#include "../action.h"

static const struct vein_field patient_register[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Code of the site."},
    {"code", "Patient code", VEIN_FIELD_CODE, true, false, NULL, "The code the plant will see."},
    {"initials", "Initials", VEIN_FIELD_TEXT, true, false, NULL, "As on the labels."},
    {"family_name", "Family name", VEIN_FIELD_TEXT, true, false, NULL, "Identified data."},
    {"given_name", "Given name", VEIN_FIELD_TEXT, true, false, NULL, "Identified data."},
    {"birth_date", "Date of birth", VEIN_FIELD_DATE, true, false, NULL, "Identified data."},
    {"record_number", "Record number", VEIN_FIELD_TEXT, true, false, NULL,
     "The hospital's number of the patient."},
    {"sex", "Sex", VEIN_FIELD_WORD, true, false, "female male other unknown",
     "As in the hospital's record."},
};
static const struct vein_field identity_read[] = {
    {"patient", "Patient code", VEIN_FIELD_CODE, true, true, NULL, "Whose identity is looked at."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Looking is recorded."},
};
static const struct vein_field patient_merge[] = {
    {"lead", "Leading code", VEIN_FIELD_CODE, true, true, NULL,
     "The registration that goes on: new orders are placed for it."},
    {"other", "Other code", VEIN_FIELD_CODE, true, true, NULL, "The same person's second code."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "How it came to two registrations."},
    {"evidence", "Evidence", VEIN_FIELD_JSON, true, false, NULL,
     "At least two identifiers with their documents, and whose record is right, as JSON."},
};
static const struct vein_field patient_merge_end[] = {
    {"patient_merge", "Merge", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the merge."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words, five letters at least."},
};
static const struct vein_field order_place[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Code of the site."},
    {"kind", "Kind", VEIN_FIELD_WORD, true, false, "patient validation research",
     "What the batch is for."},
    {"patient", "Patient code", VEIN_FIELD_CODE, false, true, NULL,
     "Needed for kind patient; the others name none."},
    {"process", "Process", VEIN_FIELD_CODE, true, false, NULL, "The process to be used."},
    {"code", "Order code", VEIN_FIELD_CODE, true, false, NULL, "The order's own code."},
    {"coi", "Chain of identity", VEIN_FIELD_CODE, false, false, NULL,
     "Needed for kind patient; otherwise one is made."},
    {"indication", "Indication", VEIN_FIELD_TEXT, false, false, NULL,
     "Needed for kind patient, in the prescriber's words."},
    {"consent_version", "Consent version", VEIN_FIELD_TEXT, false, false, NULL,
     "Needed for kind patient: version of the signed consent."},
    {"consent_date", "Consent date", VEIN_FIELD_DATE, false, false, NULL,
     "Needed for kind patient: date of the signed consent."},
    {"weight_kg", "Weight (kg)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Needed for kind patient, as measured."},
    {"weight_date", "Weighed on", VEIN_FIELD_DATE, false, false, NULL,
     "Needed for kind patient: when it was measured."},
    {"planned_dose", "Planned dose", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Needed for kind patient, as prescribed."},
    {"planned_dose_unit", "Unit of the dose", VEIN_FIELD_TEXT, false, false, NULL,
     "Needed for kind patient, for example 10*6/kg."},
    {"infectious_markers", "Infectious markers", VEIN_FIELD_TEXT, false, false, NULL,
     "Needed for kind patient: not tested, non-reactive, reactive, indeterminate or not "
     "applicable."},
    {"physician", "Treating physician", VEIN_FIELD_TEXT, false, false, NULL,
     "Who is told when something turns out wrong."},
};
static const struct vein_field order_cancel[] = {
    {"order_code", "Order code", VEIN_FIELD_CODE, true, true, NULL, "The order to cancel."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is cancelled."},
};
static const struct vein_field batch_issue[] = {
    {"order_code", "Order code", VEIN_FIELD_CODE, true, true, NULL, "The order to be made."},
    {"number", "Process version", VEIN_FIELD_WHOLE, true, false, NULL,
     "Number of the approved version of the process."},
    {"code", "Batch code", VEIN_FIELD_CODE, true, false, NULL, "The batch's own code."},
    {"slot", "Slot", VEIN_FIELD_DATE, true, false, NULL, "Planned start of manufacturing."},
    {"mark", "Mark", VEIN_FIELD_WORD, false, false, "SYNTHETIC TRANSCRIBED",
     "Training installations only: where the values come from."},
};
static const struct vein_field batch_remanufacture[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch that came to nothing."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"number", "Process version", VEIN_FIELD_WHOLE, true, false, NULL,
     "Number of the approved version of the process."},
    {"code", "Batch code", VEIN_FIELD_CODE, true, false, NULL, "The new batch's own code."},
    {"slot", "Slot", VEIN_FIELD_DATE, true, false, NULL, "Planned start of manufacturing."},
    {"mark", "Mark", VEIN_FIELD_WORD, false, false, "SYNTHETIC TRANSCRIBED",
     "Training installations only: where the values come from."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is made again."},
};

static const struct vein_action actions[] = {
    {"patient_register", "patient", "register", "Register a patient", "patient", "register",
     VEIN_FIELDS(patient_register), "patient registered", NULL},
    {"identity_read", "identity", "read", "Look at a patient's identity", "identity", "read",
     VEIN_FIELDS(identity_read), "looked at; this is recorded", NULL},
    {"patient_merge", "patient", "merge", "Say that two registrations are one person", "patient",
     "merge", VEIN_FIELDS(patient_merge), "proposed; QA signs it", NULL},
    {"patient_merge_reverse", "patient", "merge-reverse",
     "Say that two registrations are two persons after all", "patient", "merge_reverse",
     VEIN_FIELDS(patient_merge_end), "proposed; QA signs it", NULL},
    {"patient_merge_withdraw", "patient", "merge-withdraw",
     "Withdraw what was proposed about two registrations", "patient", "merge_withdraw",
     VEIN_FIELDS(patient_merge_end), "withdrawn", NULL},
    {"order_place", "order", "place", "Place an order", "order", "place", VEIN_FIELDS(order_place),
     "order placed", NULL},
    {"order_cancel", "order", "cancel", "Cancel an order", "order", "cancel",
     VEIN_FIELDS(order_cancel), "order cancelled", NULL},
    {"batch_issue", "batch", "issue", "Issue a batch record", "batch", "issue",
     VEIN_FIELDS(batch_issue), "batch issued", NULL},
    {"batch_remanufacture", "batch", "remanufacture", "Issue a batch record for a second attempt",
     "batch", "remanufacture", VEIN_FIELDS(batch_remanufacture), "batch issued", NULL},
};
const struct vein_action_area vein_area_patient = {"Patients and orders", actions,
                                                   VEIN_COUNT(actions)};
