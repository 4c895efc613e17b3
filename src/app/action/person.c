// Persons, roles, training, logins.
#include "../action.h"

#define ROLES                                                                                      \
    "coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor "     \
    "admin"

static const struct vein_field person_propose[] = {
    {"code", "Person code", VEIN_FIELD_CODE, true, false, NULL, "Public code, as on the badge."},
    {"printed_name", "Printed name", VEIN_FIELD_TEXT, true, false, NULL, "As signatures show it."},
    {"job", "Job", VEIN_FIELD_TEXT, true, false, NULL, "For example Operator."},
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Where the roles hold."},
    {"roles", "Roles", VEIN_FIELD_WORDS, true, false, ROLES, "One or more, blanks between."},
    {"valid_until", "Valid until", VEIN_FIELD_MOMENT, true, false, NULL, "When the rights lapse."},
};
static const struct vein_field person_deactivate[] = {
    {"person", "Person", VEIN_FIELD_CODE, true, true, NULL, "Code of the person."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field role_propose[] = {
    {"person", "Person", VEIN_FIELD_CODE, true, true, NULL, "Code of the person."},
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Where the role holds."},
    {"role", "Role", VEIN_FIELD_WORD, true, false, ROLES, "The role."},
    {"valid_until", "Valid until", VEIN_FIELD_MOMENT, true, false, NULL, "When it lapses."},
    {"valid_from", "Valid from", VEIN_FIELD_MOMENT, false, false, NULL,
     "When it begins; left out: now."},
};
static const struct vein_field role_withdraw[] = {
    {"person_role", "Role record", VEIN_FIELD_WHOLE, true, true, NULL,
     "Number of the role record."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field training_propose[] = {
    {"person", "Person", VEIN_FIELD_CODE, true, true, NULL, "Code of the person."},
    {"process", "Process", VEIN_FIELD_CODE, true, false, NULL, "The process."},
    {"number", "Number", VEIN_FIELD_WHOLE, true, false, NULL, "Number of its version."},
    {"procedures_until", "Procedures until", VEIN_FIELD_MOMENT, true, false, NULL,
     "When knowledge of the procedures lapses."},
    {"practical_until", "Practice until", VEIN_FIELD_MOMENT, true, false, NULL,
     "When practical training lapses."},
    {"version_until", "Version until", VEIN_FIELD_MOMENT, true, false, NULL,
     "When training on this version lapses."},
};
static const struct vein_field login_create[] = {
    {"person", "Person", VEIN_FIELD_CODE, true, true, NULL, "Code of the approved person."},
    {"login", "Login", VEIN_FIELD_TEXT, true, false, NULL, "Lower-case letters, digits and _."},
    {"verifier", "New password", VEIN_FIELD_PASSWORD, true, false, NULL,
     "At least 15 characters; only its verifier is sent."},
};
static const struct vein_field login_close[] = {
    {"login", "Login", VEIN_FIELD_TEXT, true, true, NULL, "The login to close for good."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field login_reset[] = {
    {"account_request", "Request", VEIN_FIELD_WHOLE, true, true, NULL,
     "Number of the approved request."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"verifier", "One-time password", VEIN_FIELD_PASSWORD, true, false, NULL,
     "At least 15 characters; opens nothing but its own change."},
};
static const struct vein_field login_password_set[] = {
    {"verifier", "New password", VEIN_FIELD_PASSWORD, true, false, NULL,
     "At least 15 characters; only its verifier is sent."},
};

static const struct vein_field account_propose[] = {
    {"person", "Person", VEIN_FIELD_CODE, true, true, NULL, "Code of the person."},
    {"kind", "Kind", VEIN_FIELD_WORD, true, false, "reset login deactivate reactivate",
     "What is asked for."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
    {"valid_until", "Valid until", VEIN_FIELD_MOMENT, false, false, NULL,
     "Of a reactivation: when the person's rights lapse."},
};
static const struct vein_field account_withdraw[] = {
    {"account_request", "Request", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the request."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field account_rules_set[] = {
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL,
     "The version of the installation that was seen."},
    {"password_days", "Days of a password", VEIN_FIELD_WHOLE, true, false, NULL,
     "0: passwords do not age."},
    {"inspection_days", "Days of an inspection", VEIN_FIELD_WHOLE, true, false, NULL, "1 to 90."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field inspection_propose[] = {
    {"code", "Person code", VEIN_FIELD_CODE, true, false, NULL,
     "A new one, or that of an inspector who comes again."},
    {"printed_name", "Printed name", VEIN_FIELD_TEXT, true, false, NULL, "The inspector's."},
    {"authority", "Authority", VEIN_FIELD_TEXT, true, false, NULL, "Who sends the inspector."},
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Where the inspection is."},
    {"valid_until", "Valid until", VEIN_FIELD_MOMENT, true, false, NULL, "When it ends by itself."},
};
static const struct vein_field inspection_scope[] = {
    {"inspection", "Inspection", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the inspection."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"scope", "Scope", VEIN_FIELD_WORD, true, false, "site batches", "The whole site, or batches."},
    {"batches", "Batches", VEIN_FIELD_TEXT, false, false, NULL, "Their codes, one blank between."},
};

static const struct vein_action actions[] = {
    {"person_propose", "person", "propose", "Propose a person", "person", "propose",
     VEIN_FIELDS(person_propose), "proposed as record {person}; signatures make the person active",
     NULL},
    {"person_deactivate", "person", "deactivate", "Deactivate a person", "person", "deactivate",
     VEIN_FIELDS(person_deactivate), "deactivated; {sessions_ended} sessions ended", NULL},
    {"role_propose", "role", "propose", "Propose a role for a person", "role", "propose",
     VEIN_FIELDS(role_propose), "proposed as record {person_role}; a signature approves it", NULL},
    {"role_withdraw", "role", "withdraw", "Withdraw a role", "role", "withdraw",
     VEIN_FIELDS(role_withdraw), "role withdrawn", NULL},
    {"training_propose", "training", "propose", "Propose training of a person", "training",
     "propose", VEIN_FIELDS(training_propose),
     "proposed as record {training}; a signature approves it", NULL},
    {"login_create", "login", "create", "Make a login for an approved person", "login", "create",
     VEIN_FIELDS(login_create), "login made", NULL},
    {"login_close", "login", "close", "Close a login for good", "login", "close",
     VEIN_FIELDS(login_close), "login closed; {sessions_ended} sessions ended", NULL},
    {"login_reset", "login", "reset", "Set a one-time password under an approved request", "login",
     "reset", VEIN_FIELDS(login_reset),
     "one-time password of {login} set; {sessions_ended} sessions ended", NULL},
    {"login_password_set", "login", "password", "Change one's own password", "login", "password",
     VEIN_FIELDS(login_password_set), "password changed", NULL},
    {"account_propose", "account", "propose", "Ask for a change of an account", "account",
     "propose", VEIN_FIELDS(account_propose),
     "asked for as record {account_request}; QA's signature approves it", NULL},
    {"account_withdraw", "account", "withdraw", "Withdraw a request about an account", "account",
     "withdraw", VEIN_FIELDS(account_withdraw), "request withdrawn", NULL},
    {"account_rules_set", "account", "rules", "Set age of passwords, length of inspections",
     "account", "rules", VEIN_FIELDS(account_rules_set), "rules set", NULL},
    {"inspection_propose", "inspection", "propose", "Propose an inspector for some days",
     "inspection", "propose", VEIN_FIELDS(inspection_propose),
     "proposed as inspection {inspection}; QA decides the scope, then signs {signed_as}", NULL},
    {"inspection_scope", "inspection", "scope", "Decide what an inspector reads", "inspection",
     "scope", VEIN_FIELDS(inspection_scope), "scope decided", NULL},
};
const struct vein_action_area vein_area_person = {"Persons and logins", actions,
                                                  VEIN_COUNT(actions)};
