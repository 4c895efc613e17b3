// Actions against the acts, functions and parameters of the database.
#include "contract.h"

#include <stdlib.h>
#include <string.h>

enum { OID_BOOL = 16, OID_INT8 = 20, OID_INT4 = 23, OID_TEXT = 25, OID_UUID = 2950 };

typedef void each_fn(PGconn *pg, const struct vein_action *action);

static void each(PGconn *pg, each_fn *run)
{
    const struct vein_action_area *area;

    for (size_t i = 0; (area = vein_action_area_at(i)); i++)
        for (size_t k = 0; k < area->count; k++)
            run(pg, &area->actions[k]);
}

static const char *name_of(const struct vein_action *action)
{
    return action->act;
}

static void acts_have_actions(PGconn *pg)
{
    PGresult *acts = PQexec(pg, "select a.act, a.title from ref.act a order by a.act");

    if (PQntuples(acts) == 0)
        contract_fault("ref.act can't be read: %s", PQerrorMessage(pg));
    for (int row = 0; row < PQntuples(acts); row++) {
        const struct vein_action *action = vein_action_of_act(PQgetvalue(acts, row, 0));

        if (!action)
            contract_fault("the act %s has no action", PQgetvalue(acts, row, 0));
        else if (strcmp(action->title, PQgetvalue(acts, row, 1)) != 0)
            contract_fault("%s is \"%s\" here and \"%s\" there", PQgetvalue(acts, row, 0),
                           action->title, PQgetvalue(acts, row, 1));
    }
    PQclear(acts);
    contract_verdict("every_act_has_an_action_of_its_title");
}

static void has_act(PGconn *pg, const struct vein_action *action)
{
    const char *values[] = {action->act};
    PGresult *found =
        PQexecParams(pg,
                     "select (select count(*) from ref.act_role r where r.act = $1), (select "
                     "count(*) from pg_proc "
                     "p where p.pronamespace = 'api'::regnamespace and p.proname = $1)",
                     1, NULL, values, NULL, NULL, 0);

    if (PQntuples(found) != 1 || strcmp(PQgetvalue(found, 0, 0), "0") == 0)
        contract_fault("%s: no role may do this", name_of(action));
    else if (strcmp(PQgetvalue(found, 0, 1), "1") != 0)
        contract_fault("%s: schema api has %s functions of this name", name_of(action),
                       PQgetvalue(found, 0, 1));
    PQclear(found);
}

static bool has_param(const struct vein_stmt *stmt, const char *name)
{
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], name) == 0)
            return true;
    return false;
}

static void binds(PGconn *pg, const struct vein_action *action)
{
    const struct vein_stmt *stmt = vein_stmt_find(action->area, action->name);
    char call[96];

    (void)pg;
    if (!stmt) {
        contract_fault("%s: no statement %s/%s", name_of(action), action->area, action->name);
        return;
    }
    snprintf(call, sizeof call, "api.%s(", action->act);
    if (!strstr(stmt->text, call))
        contract_fault("%s: %s/%s calls another function", name_of(action), stmt->area, stmt->name);
    if (!has_param(stmt, "request"))
        contract_fault("%s: %s/%s has no request", name_of(action), stmt->area, stmt->name);
    for (size_t i = 0; i < action->field_count; i++)
        if (!has_param(stmt, action->fields[i].name))
            contract_fault("%s: field %s is no parameter", name_of(action), action->fields[i].name);
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], "request") != 0 && !vein_action_field(action, stmt->params[i]))
            contract_fault("%s: parameter %s is no field", name_of(action), stmt->params[i]);
}

static bool fits(enum vein_field_kind kind, unsigned oid)
{
    if (oid == OID_INT8 || oid == OID_INT4)
        return kind == VEIN_FIELD_WHOLE;
    if (oid == OID_BOOL)
        return kind == VEIN_FIELD_YESNO;
    // Moments, days and decimals travel as text and are read by the database's own rules.
    return oid == OID_TEXT && kind != VEIN_FIELD_WHOLE && kind != VEIN_FIELD_YESNO;
}

static void types_fit(PGconn *pg, const struct vein_action *action)
{
    const struct vein_stmt *stmt = vein_stmt_find(action->area, action->name);
    PGresult *prepared = stmt ? PQprepare(pg, "a", stmt->text, 0, NULL) : NULL;
    PGresult *described =
        PQresultStatus(prepared) == PGRES_COMMAND_OK ? PQdescribePrepared(pg, "a") : NULL;

    for (int i = 0; described && i < PQnparams(described) && (size_t)i < stmt->param_count; i++) {
        const struct vein_field *field = vein_action_field(action, stmt->params[i]);
        unsigned oid = PQparamtype(described, i);

        if (field && !fits(field->kind, oid))
            contract_fault("%s: field %s is a %s, the parameter has type %u", name_of(action),
                           field->name, vein_field_kind_word(field->kind), oid);
        if (strcmp(stmt->params[i], "request") == 0 && oid != OID_UUID)
            contract_fault("%s: request is no uuid", name_of(action));
    }
    PQclear(described);
    PQclear(prepared);
    PQclear(PQexec(pg, "deallocate all"));
}

// A parameter with a default may be left out: no field that the program asks for has one.
static void asks_for_what_is_needed(PGconn *pg, const struct vein_action *action)
{
    const char *values[] = {action->act};
    PGresult *found =
        PQexecParams(pg,
                     "select u.name from pg_proc p, unnest(p.proargnames) with ordinality u "
                     "(name, place) where p.pronamespace = 'api'::regnamespace and p.proname "
                     "= $1 and u.place between p.pronargs - p.pronargdefaults + 1 and p.pronargs",
                     1, NULL, values, NULL, NULL, 0);

    for (int row = 0; row < PQntuples(found); row++) {
        const struct vein_field *field = vein_action_field(action, PQgetvalue(found, row, 0));

        if (field && field->required)
            contract_fault("%s: field %s is asked for, the function has a default", name_of(action),
                           field->name);
    }
    PQclear(found);
}

// The words of a closed list are the database's where it keeps such a list.
static void is_told(PGconn *pg, const struct vein_action *action)
{
    (void)pg;
    if (vein_action_find(action->noun, action->verb) != action)
        contract_fault("%s: another action is called %s %s", name_of(action), action->noun,
                       action->verb ? action->verb : "");
    for (size_t i = 0; i < action->field_count; i++) {
        const struct vein_field *field = &action->fields[i];

        if (!field->label[0] || !field->help[0] || field->help[strlen(field->help) - 1] != '.')
            contract_fault("%s: field %s needs a label and one sentence of help", name_of(action),
                           field->name);
        if (field->kind == VEIN_FIELD_WORD && !field->choices)
            contract_fault("%s: field %s has no words", name_of(action), field->name);
    }
    for (const char *at = action->success; (at = strchr(at, '{')); at++)
        if (!strchr(at, '}'))
            contract_fault("%s: a brace in the success text is open", name_of(action));
}

void contract_actions(PGconn *pg)
{
    acts_have_actions(pg);
    each(pg, has_act);
    contract_verdict("every_action_is_an_act_some_role_may_do");
    each(pg, binds);
    contract_verdict("fields_are_the_parameters_of_the_statement");
    each(pg, types_fit);
    contract_verdict("types_of_parameters_fit_the_fields");
    each(pg, asks_for_what_is_needed);
    contract_verdict("no_field_is_asked_for_that_has_a_default");
    each(pg, is_told);
    contract_verdict("every_field_is_told_in_help");
}
