// The server's configuration, as it is written into the data directory.
#include "conf.h"

// Read last by postgresql.conf, so that it wins over what initdb wrote there. Where the socket
// goes is given at start: it may move.
const char vein_cluster_conf[] =
    "# Written by vein when the installation was made.\n"
    "listen_addresses = ''                 # socket only\n"
    "unix_socket_permissions = 0700\n"
    "max_connections = 60\n"
    "superuser_reserved_connections = 5    # room to look when everybody is connected\n"
    "authentication_timeout = 15s\n"
    "password_encryption = 'scram-sha-256'\n"
    "shared_buffers = 32MB\n"
    "max_wal_size = 128MB\n"
    "temp_file_limit = 4GB                 # a query of one session does not fill the disk\n"
    "fsync = on\n"
    "full_page_writes = on\n"
    "synchronous_commit = on\n"
    "jit = off                             # compiling costs more than our statements\n"
    "timezone = 'UTC'\n"
    "log_timezone = 'UTC'\n"
    "lock_timeout = 5s\n"
    "idle_in_transaction_session_timeout = 60s\n"
    "log_destination = 'stderr'            # which vein leads into log/server.log\n"
    "logging_collector = off\n"
    "log_line_prefix = '%m [%p] user=%u app=%a '\n"
    "log_connections = on\n"
    "log_disconnections = on\n"
    "log_error_verbosity = terse           # details would carry values\n"
    "log_min_error_statement = panic       # statements would carry values and passwords\n"
    "log_parameter_max_length_on_error = 0\n"
    "log_statement = 'none'\n";

const char vein_cluster_hba[] =
    "# Written by vein. Passwords only, also for the account that owns the files.\n"
    "local all all scram-sha-256\n";
