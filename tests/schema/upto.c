// Applies the migrations that are compiled in, up to a number, and nothing of the code: one process a migration, as
// releases one after the other would. Usage: schema SOCKET PORT LOGIN DATABASE NUMBER
#include "vein/migrate.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "migrations/"
#define MOST 1000

int main(int argc, char **argv)
{
    struct vein_file files[MOST];
    struct vein_db *db = NULL;
    struct vein_err err;
    size_t count = 0;

    if (argc != 6) {
        fprintf(stderr, "usage: schema SOCKET PORT LOGIN DATABASE NUMBER\n");
        return VEIN_EXIT_USAGE;
    }
    const struct vein_db_target target = {
        .host = argv[1], .port = argv[2], .user = argv[3], .dbname = argv[4]};

    for (size_t i = 0; i < vein_file_count && count < MOST; i++)
        if (strncmp(vein_file_table[i].path, FOLDER, strlen(FOLDER)) == 0 &&
            strtol(vein_file_table[i].path + strlen(FOLDER), NULL, 10) <= strtol(argv[5], NULL, 10))
            files[count++] = vein_file_table[i];
    if (!vein_db_connect(&target, &db, &err) ||
        !vein_migrate_files(db, files, count, VEIN_MIGRATE_APPLY, stdout, NULL, &err)) {
        vein_err_print(stderr, "schema", &err);
        vein_db_close(db);
        return err.exit;
    }
    vein_db_close(db);
    return VEIN_EXIT_DONE;
}
