// The grammar of process documents: every object, its keys, and what each key takes.
// `note` and `source` (text) are allowed on every object and therefore stand in no table.
#include "grammar.h"

enum { TITLE = 200, LONG_TEXT = 4000, LIST = 1000 };

#define WORDS(name) static const char *const name[]
WORDS(kinds) = {"patient", "validation", "research", NULL};
WORDS(deliveries) = {"lentivirus", "gammaretrovirus", "transposon", "mrna", "none", NULL};
WORDS(presentations) = {"fresh", "frozen", NULL};
WORDS(routes) = {"transport", "starting_store", "store", "thaw", NULL};
WORDS(roles) = {"coordinator", "collector", "technician", "analyst", "qc_reviewer", "qa",
                "releaser",    "clinic",    "manager",    "auditor", "admin",       NULL};
// Who records steps; others witness and check.
WORDS(hands) = {"technician", "collector", "analyst", "clinic", NULL};
WORDS(meanings) = {"performed", "witnessed", "checked", "reviewed", "approved", NULL};
WORDS(checkpoints) = {"chair", "collection_bag", "courier", "receipt", "retrieval", "pack_out",
                      "step",  "vector",         "fill",    "site",    "bedside",   NULL};
WORDS(field_kinds) = {"decimal",  "count", "percent",  "word",       "text",      "moment",
                      "duration", "scan",  "computed", "attachment", "yes_no_na", NULL};
WORDS(operators) = {"<", "<=", "=", ">=", ">", "between", NULL};
WORDS(containers) = {"bag", "vial", "vessel", NULL};
WORDS(frame_kinds) = {"clinical trial",     "investigational new drug",
                      "hospital exemption", "licence",
                      "validation",         "research",
                      "training",           NULL};
WORDS(releases) = {"releaser", "qa", NULL};
WORDS(retesters) = {"any", "other", NULL};
WORDS(needs) = {"weight", "planned_dose", NULL};
const char *const vein_process_word_stage[] = {"collection", "engineering", "expansion",
                                               "reinfusion", NULL};
const char *const vein_process_word_entry[] = {"keyboard", "scan", "file", NULL};

#define OBJECT(variable, title, table)                                                             \
    static const struct grammar_object variable = {title, table, sizeof table / sizeof table[0]}
#define TEXT_KEY(k, r)                                                                             \
    {                                                                                              \
        .key = k, .shape = SHAPE_TEXT, .required = r, .max = TITLE                                 \
    }
#define LONG_KEY(k)                                                                                \
    {                                                                                              \
        .key = k, .shape = SHAPE_TEXT, .max = LONG_TEXT                                            \
    }
#define ID_KEY(k, r)                                                                               \
    {                                                                                              \
        .key = k, .shape = SHAPE_ID, .required = r                                                 \
    }
#define WORD_KEY(k, r, w)                                                                          \
    {                                                                                              \
        .key = k, .shape = SHAPE_WORD, .required = r, .words = w                                   \
    }
#define INT_KEY(k, r, lo, hi)                                                                      \
    {                                                                                              \
        .key = k, .shape = SHAPE_INTEGER, .required = r, .min = lo, .max = hi                      \
    }
#define BOOL_KEY(k, r)                                                                             \
    {                                                                                              \
        .key = k, .shape = SHAPE_BOOLEAN, .required = r                                            \
    }
#define DECIMAL_KEY(k, r)                                                                          \
    {                                                                                              \
        .key = k, .shape = SHAPE_DECIMAL, .required = r                                            \
    }
#define DURATION_KEY(k, r)                                                                         \
    {                                                                                              \
        .key = k, .shape = SHAPE_DURATION, .required = r                                           \
    }
#define OBJECT_KEY(k, r, o)                                                                        \
    {                                                                                              \
        .key = k, .shape = SHAPE_OBJECT, .required = r, .object = &o                               \
    }
#define LIST_KEY(k, r, i, lo, hi)                                                                  \
    {                                                                                              \
        .key = k, .shape = SHAPE_LIST, .required = r, .item = i, .min = lo, .max = hi              \
    }
#define OBJECTS_KEY(k, r, o, lo)                                                                   \
    {                                                                                              \
        .key = k, .shape = SHAPE_LIST, .required = r, .item = SHAPE_OBJECT, .object = &o,          \
        .min = lo, .max = LIST                                                                     \
    }
#define WORDS_KEY(k, r, w, lo)                                                                     \
    {                                                                                              \
        .key = k, .shape = SHAPE_LIST, .required = r, .item = SHAPE_WORD, .words = w, .min = lo,   \
        .max = LIST                                                                                \
    }

static const struct grammar_key reference_keys[] = {
    TEXT_KEY("name", true),
    TEXT_KEY("number", true),
};
OBJECT(reference, "reference", reference_keys);

static const struct grammar_key frame_keys[] = {
    WORD_KEY("kind", true, frame_kinds),
    TEXT_KEY("authority", false),
    TEXT_KEY("reference", false),
    OBJECTS_KEY("references", false, reference, 1),
    TEXT_KEY("sponsor", false),
    TEXT_KEY("retention", false),
    WORDS_KEY("release", false, releases, 1),
};
OBJECT(frame, "frame", frame_keys);

static const struct grammar_key product_keys[] = {
    TEXT_KEY("name", true),
    WORD_KEY("kind", true, kinds),
    TEXT_KEY("target", false),
    WORD_KEY("gene_delivery", false, deliveries),
    WORD_KEY("presentation", false, presentations),
    OBJECT_KEY("frame", true, frame),
};
OBJECT(product, "product", product_keys);

static const struct grammar_key settings_keys[] = {
    DURATION_KEY("late_entry", false),
    TEXT_KEY("site_time_zone", false),
    WORD_KEY("retest_by", false, retesters),
};
OBJECT(settings, "settings", settings_keys);

static const struct grammar_key condition_keys[] = {
    WORD_KEY("op", true, operators), DECIMAL_KEY("value", false),    DECIMAL_KEY("low", false),
    DECIMAL_KEY("high", false),      TEXT_KEY("relative_to", false), DECIMAL_KEY("percent", false),
};
OBJECT(condition, "condition", condition_keys);

static const struct grammar_key field_keys[] = {
    ID_KEY("name", true),
    TEXT_KEY("label", true),
    WORD_KEY("kind", true, field_kinds),
    TEXT_KEY("basis", false),
    TEXT_KEY("unit", false),
    INT_KEY("decimals", false, 0, 12),
    LIST_KEY("words", false, SHAPE_TEXT, 1, LIST),
    LIST_KEY("plausible", false, SHAPE_DECIMAL, 2, 2),
    OBJECT_KEY("alert", false, condition),
    OBJECT_KEY("action", false, condition),
    BOOL_KEY("required", false),
    BOOL_KEY("critical", false),
    {.key = "source", .shape = SHAPE_SOURCE},
    TEXT_KEY("formula", false),
    {.key = "arguments", .shape = SHAPE_MAP},
};
OBJECT(field, "field", field_keys);

static const struct grammar_key quantity_keys[] = {
    DECIMAL_KEY("value", false),
    TEXT_KEY("unit", false),
    TEXT_KEY("field", false),
};
OBJECT(quantity, "quantity", quantity_keys);

static const struct grammar_key material_keys[] = {
    ID_KEY("material", true),
    OBJECT_KEY("quantity", false, quantity),
};
OBJECT(material, "material", material_keys);

static const struct grammar_key equipment_keys[] = {ID_KEY("class", true)};
OBJECT(equipment, "equipment", equipment_keys);

static const struct grammar_key sample_keys[] = {
    ID_KEY("sample", true),
    LIST_KEY("tests", true, SHAPE_ID, 1, LIST),
};
OBJECT(sample, "sample", sample_keys);

static const struct grammar_key produce_keys[] = {
    WORD_KEY("container", true, containers),
    INT_KEY("count", false, 1, 100),
};
OBJECT(produce, "produces", produce_keys);

static const struct grammar_key identity_keys[] = {WORD_KEY("checkpoint", true, checkpoints)};
OBJECT(identity, "identity", identity_keys);

static const struct grammar_key repeat_keys[] = {
    DURATION_KEY("every", true),
    DURATION_KEY("tolerance", true),
    ID_KEY("until", true),
};
OBJECT(repeat, "repeat", repeat_keys);

static const struct grammar_key step_keys[] = {
    ID_KEY("id", true),
    TEXT_KEY("title", true),
    LONG_KEY("instruction"),
    WORD_KEY("performed_by", true, hands),
    WORD_KEY("witness", false, roles),
    WORD_KEY("check", false, roles),
    OBJECT_KEY("identity", false, identity),
    LIST_KEY("after", false, SHAPE_ID, 0, LIST),
    BOOL_KEY("optional", false),
    BOOL_KEY("critical", false),
    OBJECT_KEY("repeat", false, repeat),
    OBJECTS_KEY("fields", false, field, 0),
    OBJECTS_KEY("materials", false, material, 0),
    OBJECTS_KEY("equipment", false, equipment, 0),
    OBJECTS_KEY("samples", false, sample, 0),
    OBJECTS_KEY("produces", false, produce, 0),
};
OBJECT(step, "step", step_keys);

static const struct grammar_key sign_keys[] = {
    WORD_KEY("by", true, roles),
    WORD_KEY("meaning", true, meanings),
};
OBJECT(sign, "sign", sign_keys);

static const struct grammar_key operation_keys[] = {
    ID_KEY("id", true),
    TEXT_KEY("title", true),
    OBJECT_KEY("sign", false, sign),
    OBJECTS_KEY("steps", true, step, 1),
};
OBJECT(operation, "operation", operation_keys);

static const struct grammar_key stage_keys[] = {
    WORD_KEY("stage", true, vein_process_word_stage),
    BOOL_KEY("applicable", false),
    OBJECTS_KEY("operations", true, operation, 0),
};
OBJECT(stage, "stage", stage_keys);

static const struct grammar_key edge_keys[] = {ID_KEY("start", false), ID_KEY("end", false)};
OBJECT(edge, "edge", edge_keys);

static const struct grammar_key timer_keys[] = {
    ID_KEY("id", true),
    TEXT_KEY("title", true),
    OBJECT_KEY("from", true, edge),
    OBJECT_KEY("to", true, edge),
    DURATION_KEY("warn", false),
    DURATION_KEY("limit", false),
    DURATION_KEY("absolute", false),
};
OBJECT(timer, "timer", timer_keys);

static const struct grammar_key interim_keys[] = {
    TEXT_KEY("label", true),
    LIST_KEY("pass", true, SHAPE_TEXT, 1, LIST),
    BOOL_KEY("gate", true),
};
OBJECT(interim, "interim", interim_keys);

static const struct grammar_key line_keys[] = {
    ID_KEY("id", true),
    TEXT_KEY("label", true),
    ID_KEY("test", true),
    TEXT_KEY("basis", false),
    TEXT_KEY("method", false),
    ID_KEY("sample", false),
    TEXT_KEY("unit", false),
    INT_KEY("decimals", false, 0, 12),
    OBJECT_KEY("limit", false, condition),
    LIST_KEY("words", false, SHAPE_TEXT, 1, LIST),
    LIST_KEY("pass", false, SHAPE_TEXT, 1, LIST),
    BOOL_KEY("report", false),
    BOOL_KEY("gate", true),
    INT_KEY("retests", false, 0, 9),
    WORDS_KEY("needs", false, needs, 1),
    OBJECT_KEY("interim", false, interim),
};
const struct grammar_object vein_process_grammar_line = {"specification line", line_keys,
                                                         sizeof line_keys / sizeof line_keys[0]};

static const struct grammar_key any_of_keys[] = {
    {.key = "any_of",
     .shape = SHAPE_LIST,
     .required = true,
     .item = SHAPE_OBJECT,
     .object = &vein_process_grammar_line,
     .min = 2,
     .max = LIST},
};
const struct grammar_object vein_process_grammar_any_of = {"any_of", any_of_keys, 1};

static const struct grammar_key root_keys[] = {
    ID_KEY("process", true),
    INT_KEY("version", true, 1, 999999),
    TEXT_KEY("title", true),
    OBJECT_KEY("product", true, product),
    OBJECT_KEY("settings", false, settings),
    WORDS_KEY("route", false, routes, 0),
    OBJECTS_KEY("stages", true, stage, 1),
    OBJECTS_KEY("timers", false, timer, 0),
    LIST_KEY("specification", true, SHAPE_LINE, 1, LIST),
};
const struct grammar_object vein_process_grammar_root = {"process", root_keys,
                                                         sizeof root_keys / sizeof root_keys[0]};

#define FORMULA(n, u, ...) .name = n, .unit = u, .argument = {__VA_ARGS__}
const struct formula vein_process_formula[] = {
    {FORMULA("total_cells", "10*6", {"volume_ml", "mL"}, {"concentration_1e6_per_ml", "10*6/mL"})},
    {FORMULA("viable_cells", "10*6", {"total_1e6", "10*6"}, {"viability_pct", "%"})},
    {FORMULA("car_positive_cells", NULL, {"volume_ml", "mL"}, {"tnc_per_ml", NULL},
             {"viability_pct", "%"}, {"cd3_pct", "%"}, {"car_pct", "%"}),
     .result = "tnc_per_ml"},
    {FORMULA("dose_per_kg", NULL, {"cells", NULL}, {"weight_kg", "kg"}), .result = "cells"},
    {FORMULA("capped_dose", NULL, {"per_kg", NULL}, {"weight_kg", "kg"}, {"cap", NULL}),
     .scale = {"per_kg", "cap"}, .result = "per_kg"},
    {FORMULA("fold_expansion", "1", {"viable_now", NULL}, {"viable_seeded", NULL}),
     .same = {"viable_now", "viable_seeded"}},
    {FORMULA("population_doublings", "1", {"fold", "1"})},
    {FORMULA("doubling_time_h", "h", {"elapsed_h", "h"}, {"doublings", "1"})},
    {FORMULA("recovery_pct", "%", {"out", NULL}, {"in", NULL}), .same = {"out", "in"}},
    {FORMULA("yield_pct", "%", {"actual", NULL}, {"theoretical", NULL}),
     .same = {"actual", "theoretical"}},
    {FORMULA("vector_volume_ml", "mL", {"cells", NULL}, {"moi", NULL}, {"titre_tu_per_ml", NULL}),
     .scale = {"cells", "titre_tu_per_ml"}},
    {FORMULA("vcn_per_transduced", NULL, {"vcn", NULL}, {"car_pct", "%"})},
    {FORMULA("endotoxin_per_kg_h", "EU/kg/h", {"eu_per_ml", "EU/mL"}, {"volume_ml", "mL"},
             {"weight_kg", "kg"}, {"hours", "h"})},
    {FORMULA("beads_per_1e6", NULL, {"beads", NULL}, {"per_cells", NULL})},
    {FORMULA("collection_efficiency_pct", "%", {"cells", NULL}, {"pre_per_l", NULL},
             {"processed_l", "L"}),
     .scale = {"cells", "pre_per_l"}},
    {FORMULA("concentration_mmol_per_l", "mmol/L", {"amount_nmol", "nmol"}, {"volume_ml", "mL"})},
};
const size_t vein_process_formula_count =
    sizeof vein_process_formula / sizeof vein_process_formula[0];
