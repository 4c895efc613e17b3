// The installation under test, and the order of the tests.
#include "contract.h"

#include "vein/app_server.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct vein_cluster *cluster;
static char home[64];
static struct vein_buf faults;
static int failures;

void contract_fault(const char *fmt, ...)
{
    va_list args;
    char line[512];

    va_start(args, fmt);
    vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    vein_buf_addf(&faults, "# %s\n", line);
}

void contract_verdict(const char *name)
{
    bool bad = faults.size > 0;

    printf("%s contract/%s\n%s", bad ? "not ok" : "ok", name, bad ? faults.data : "");
    fflush(stdout);
    failures += bad;
    vein_buf_release(&faults);
    vein_buf_init(&faults);
}

int contract_failures(void)
{
    return failures;
}

static void give_up(const struct vein_err *err)
{
    vein_err_print(stderr, "contract", err);
    printf("not ok contract/installation\n");
    exit(1);
}

PGconn *contract_up(void)
{
    const struct vein_server_options options = {
        .site_code = "LAB",
        .site_title = "Laboratory",
        .time_zone = "Europe/Berlin",
        .admin = {"A1", "Administrator 1", "con_admin", "a sentence of the administrator"},
        .qa = {"Q1", "QA 1", "con_qa", "a sentence of the quality assurance"}};
    struct vein_cluster_status status;
    struct vein_err err;
    char secret[VEIN_CLUSTER_SECRET_SIZE];

    // The server's account must be able to pass through the folder.
    snprintf(home, sizeof home, "%s", "/tmp/vein-contract-XXXXXX");
    if (!mkdtemp(home) || chmod(home, 0711) != 0 || setenv("VEIN_HOME", home, 1) != 0)
        exit(1);
    if (!vein_server_init(&options, &err) || !vein_cluster_locate(&cluster, &err) ||
        !vein_cluster_query(cluster, &status, &err) ||
        !vein_cluster_secret_read(cluster, VEIN_CLUSTER_SUPERUSER, secret, &err))
        give_up(&err);

    const char *const names[] = {"host", "user", "dbname", "password", NULL};
    const char *const values[] = {vein_cluster_socket(cluster), VEIN_CLUSTER_SUPERUSER,
                                  VEIN_CLUSTER_DATABASE, secret, NULL};
    PGconn *pg = PQconnectdbParams(names, values, 0);
    if (PQstatus(pg) != CONNECTION_OK) {
        fprintf(stderr, "contract: %s", PQerrorMessage(pg));
        exit(1);
    }
    return pg;
}

void contract_down(PGconn *pg)
{
    struct vein_err err;

    PQfinish(pg);
    if (!vein_cluster_stop(cluster, &err) ||
        !vein_cluster_destroy(cluster, vein_cluster_home(cluster), &err))
        vein_err_print(stderr, "contract", &err);
    vein_server_forget(cluster);
    (void)rmdir(home);
    vein_cluster_free(cluster);
}

// What the program asks for, a line a field: act, field, 1 when it is required. tests/db compares it with what acts took.
static void show_fields(void)
{
    const struct vein_action_area *area;

    for (size_t i = 0; (area = vein_action_area_at(i)); i++)
        for (size_t k = 0; k < area->count; k++)
            for (size_t n = 0; n < area->actions[k].field_count; n++)
                printf("%s\t%s\t%d\n", area->actions[k].act, area->actions[k].fields[n].name,
                       area->actions[k].fields[n].required);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--fields") == 0) {
        show_fields();
        return 0;
    }

    static const char *const settings[] = {"PGHOST",     "PGHOSTADDR", "PGPORT",
                                           "PGDATABASE", "PGSERVICE",  "PGUSER"};

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        unsetenv(settings[i]);
    vein_buf_init(&faults);
    contract_codes();
    contract_fields();
    PGconn *pg = contract_up();
    contract_statements(pg);
    contract_past(pg);
    contract_actions(pg);
    contract_units(pg);
    contract_screens(pg);
    contract_down(pg);
    return contract_failures() > 0;
}
