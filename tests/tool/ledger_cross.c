// Makes a log, damages it as a seed says, writes it for tests/tool/verify2.py and prints what the
// library finds, one "name stream position" per line. Not installed.
//
// usage: ledger_cross DIRECTORY SEED DAMAGES [STREAMS EVENTS]
//        ledger_cross --rate STREAMS EVENTS      events a second of the chain checker
#include "../unit/ledger_make.h"

#include <inttypes.h>
#include <time.h>

#define CHECKPOINTS 4

struct point {
    int64_t size; // as stored beside the text
    struct vein_buf text;
};
struct world {
    struct make_log log;
    int64_t (*leaves)[3]; // index, stream, position
    size_t leaf_count;
    struct point points[CHECKPOINTS];
    uint8_t (*hashes)[32]; // by event
    size_t *order;
};

static void make_points(struct world *world)
{
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_tree *tree = vein_tree_new(hasher);
    size_t made = 0;
    for (size_t i = 0; i <= world->leaf_count && made < CHECKPOINTS; i++) {
        if (i == world->leaf_count * made / (CHECKPOINTS - 1)) {
            struct vein_checkpoint checkpoint = {.size = (int64_t)i, .server = 150008};
            vein_ledger_uuid(make_instance, checkpoint.instance);
            checkpoint.incarnation = 1;
            checkpoint.has_last = i > 0;
            vein_tree_root(tree, checkpoint.root);
            world->points[made].size = (int64_t)i;
            vein_buf_init(&world->points[made].text);
            vein_checkpoint_format(&world->points[made].text, &checkpoint);
            made++;
        }
        if (i < world->leaf_count) {
            uint8_t hash[32];
            const struct make_event *event = &world->log.events[i];
            vein_hasher_event(hasher, event->body.data, event->body.size, hash);
            vein_tree_add(tree, hash);
        }
    }
    vein_tree_free(tree);
    vein_hasher_free(hasher);
}

static struct world make_world(size_t streams, size_t per_stream, uint64_t *seed)
{
    struct world world = {.log = make_log(streams, per_stream)};
    size_t count = world.log.count;
    world.leaves = calloc(count + 1, sizeof *world.leaves);
    world.hashes = calloc(count + 1, sizeof *world.hashes);
    world.order = calloc(count + 1, sizeof *world.order);
    if (world.leaves == NULL || world.hashes == NULL || world.order == NULL) {
        abort();
    }
    world.leaf_count = count - count / 10;
    for (size_t i = 0; i < world.leaf_count; i++) {
        world.leaves[i][0] = (int64_t)i;
        world.leaves[i][1] = world.log.events[i].row.stream;
        world.leaves[i][2] = world.log.events[i].row.position;
    }
    for (size_t i = 0; i < count; i++) {
        world.order[i] = i;
    }
    for (size_t i = 0; i + 8 < count && make_random(seed) % 2 == 0; i++) {
        size_t j = i + make_random(seed) % 8;
        size_t kept = world.order[i];
        world.order[i] = world.order[j];
        world.order[j] = kept;
    }
    make_points(&world);
    return world;
}

static void damage_other(struct world *world, uint64_t *seed, uint32_t what)
{
    struct make_head *head = &world->log.heads[make_random(seed) % world->log.streams];
    int64_t *leaf = world->leaves[make_random(seed) % world->leaf_count];
    struct point *point = &world->points[make_random(seed) % CHECKPOINTS];
    switch (what) {
    case 6:
        head->hash[make_random(seed) % 32] ^= 1;
        break;
    case 7:
        head->position += (int64_t)(make_random(seed) % 5) - 2;
        break;
    case 8:
        head->stream = world->log.heads[0].stream;
        break;
    case 9:
        leaf[make_random(seed) % 3] += 1;
        break;
    case 10:
        point->text.data[make_random(seed) % point->text.size] ^= 1;
        break;
    default:
        point->size++;
        break;
    }
}

static void damage(struct world *world, uint64_t *seed)
{
    static const char *const kinds[] = {"unattributed", "deleted", "read"};
    struct make_event *event = &world->log.events[make_random(seed) % world->log.count];
    struct make_event *other = &world->log.events[make_random(seed) % world->log.count];
    uint32_t what = make_random(seed) % 12;
    switch (what) {
    case 0:
        event->body.data[make_random(seed) % event->body.size] ^=
            (char)(1 << make_random(seed) % 8);
        break;
    case 1:
        event->body.data[36 + make_random(seed) % 32] ^= 0x10;
        break;
    case 2:
        event->gone = true;
        break;
    case 3:
        event->row.position = other->row.position;
        break;
    case 4:
        event->row.login = vein_slice_text("mallory");
        break;
    case 5:
        event->row.kind = vein_slice_text(kinds[make_random(seed) % 3]);
        event->at -= 5;
        break;
    default:
        damage_other(world, seed, what);
        break;
    }
}

static void put_text(FILE *to, struct vein_slice text)
{
    putc('\t', to);
    if (text.data == NULL) {
        fputs("\\N", to);
    }
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\\' || text.data[i] == '\t' || text.data[i] == '\n') {
            fprintf(to, "\\%c", text.data[i] == '\t' ? 't' : text.data[i] == '\n' ? 'n' : '\\');
        } else {
            putc(text.data[i], to);
        }
    }
}

static void put_hex(FILE *to, const void *bytes, size_t size)
{
    char hex[3];
    for (size_t i = 0; i < size; i++) {
        vein_ledger_hex((const uint8_t *)bytes + i, 1, hex);
        fputs(hex, to);
    }
}

static FILE *open_in(const char *directory, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    return file;
}

static void put_event(FILE *to, const struct vein_event_row *row)
{
    char request[VEIN_UID_SIZE];
    fprintf(to, "%" PRId64 "\t%" PRId64 "\t", row->stream, row->position);
    put_hex(to, row->body, row->body_size);
    fprintf(to, "\t%" PRId64 "\t%" PRId64, *row->at, *row->lab_at);
    put_text(to, row->login);
    put_text(to, row->person);
    put_text(to, row->entity);
    put_text(to, row->key);
    put_text(to, row->kind);
    put_text(to, row->act);
    if (row->request.data != NULL) {
        vein_ledger_uuid((const uint8_t *)row->request.data, request);
        fprintf(to, "\t%s\n", request);
    } else {
        fputs("\t\\N\n", to);
    }
}

static void write_world(const struct world *world, const char *directory)
{
    FILE *events = open_in(directory, "events.tsv");
    for (size_t i = 0; i < world->log.count; i++) {
        const struct make_event *event = &world->log.events[world->order[i]];
        if (!event->gone) {
            put_event(events, &event->row);
        }
    }
    fclose(events);
    FILE *heads = open_in(directory, "heads.tsv");
    for (size_t i = 0; i < world->log.streams; i++) {
        const struct make_head *head = &world->log.heads[i];
        fprintf(heads, "%" PRId64 "\t%" PRId64 "\t", head->stream, head->position);
        put_hex(heads, head->hash, 32);
        putc('\n', heads);
    }
    fclose(heads);
    FILE *leaves = open_in(directory, "leaves.tsv");
    for (size_t i = 0; i < world->leaf_count; i++) {
        fprintf(leaves, "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\n", world->leaves[i][0],
                world->leaves[i][1], world->leaves[i][2]);
    }
    fclose(leaves);
    FILE *points = open_in(directory, "checkpoints.tsv");
    for (size_t i = 0; i < CHECKPOINTS; i++) {
        struct vein_buf text;
        vein_buf_init(&text);
        vein_base64_add(&text, world->points[i].text.data, world->points[i].text.size);
        fprintf(points, "%" PRId64 "\t%s\n", world->points[i].size, text.data);
        vein_buf_release(&text);
    }
    fclose(points);
}

static void print_finding(void *context, const struct vein_finding *finding)
{
    (void)context;
    printf("%s %" PRId64 " %" PRId64 "\n", vein_finding_name(finding->kind), finding->stream,
           finding->position);
}

// The hash of the event at a place: the first one fed there, as the checker counts.
static const uint8_t *hash_at(const struct world *world, int64_t stream, int64_t position)
{
    for (size_t i = 0; i < world->log.count; i++) {
        const struct make_event *event = &world->log.events[world->order[i]];
        if (!event->gone && event->row.stream == stream && event->row.position == position) {
            return world->hashes[world->order[i]];
        }
    }
    return NULL;
}

static size_t check_points(const struct world *world)
{
    struct vein_hasher *hasher = vein_hasher_new();
    uint8_t(*leaves)[32] = calloc(world->leaf_count + 1, sizeof *leaves);
    size_t known = 0; // leaves from the first that have an event
    size_t findings = 0;
    for (; leaves != NULL && known < world->leaf_count; known++) {
        const uint8_t *hash = hash_at(world, world->leaves[known][1], world->leaves[known][2]);
        if (hash == NULL) {
            break;
        }
        memcpy(leaves[known], hash, 32);
    }
    for (size_t i = 0; i < CHECKPOINTS; i++) {
        const struct point *point = &world->points[i];
        struct vein_checkpoint checkpoint;
        struct vein_err err;
        uint8_t root[32];
        const char *name = NULL;
        if (!vein_checkpoint_parse(point->text.data, point->text.size, &checkpoint, NULL, &err) ||
            checkpoint.size != point->size) {
            name = "checkpoint";
        } else if ((uint64_t)checkpoint.size > known) {
            name = "root";
        } else {
            vein_tree_root_of(hasher, (const uint8_t(*)[32])leaves, (uint64_t)checkpoint.size,
                              root);
            name = memcmp(root, checkpoint.root, 32) == 0 ? NULL : "root";
        }
        if (name != NULL) {
            printf("%s 0 %" PRId64 "\n", name, point->size);
            findings++;
        }
    }
    free(leaves);
    vein_hasher_free(hasher);
    return findings;
}

// What the sweep says to the same log: true when it sees nothing wrong.
static bool sweep_world(const struct world *world)
{
    static const uint8_t key[VEIN_SWEEP_KEY] = {1};
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_sweep *sweep = vein_sweep_new(hasher, make_instance, key);
    for (size_t i = 0; i < world->log.count; i++) {
        const struct make_event *event = &world->log.events[world->order[i]];
        if (!event->gone) {
            vein_sweep_event(sweep, &event->row);
        }
    }
    for (size_t i = 0; i < world->log.streams; i++) {
        const struct make_head *head = &world->log.heads[i];
        vein_sweep_head(sweep, head->stream, head->position, head->hash);
    }
    for (size_t i = 0; i < world->leaf_count; i++) {
        vein_sweep_leaf(sweep, world->leaves[i][0], world->leaves[i][1], world->leaves[i][2]);
    }
    for (size_t i = 0; i < world->log.count; i++) {
        const struct vein_event_row *row = &world->log.events[i].row;
        uint8_t hash[32];
        if (!world->log.events[i].gone) {
            (void)vein_sweep_again(sweep, row->stream, row->position, row->body, row->body_size,
                                   hash);
        }
    }
    bool whole = vein_sweep_chains_hold(sweep) && vein_sweep_leaves_hold(sweep);
    vein_sweep_free(sweep);
    vein_hasher_free(hasher);
    return whole;
}

static size_t check_world(struct world *world)
{
    struct vein_chain *chain = vein_chain_new(make_instance, print_finding, NULL);
    for (size_t i = 0; i < world->log.count; i++) {
        size_t at = world->order[i];
        if (!world->log.events[at].gone) {
            vein_chain_event(chain, &world->log.events[at].row, world->hashes[at]);
        }
    }
    for (size_t i = 0; i < world->log.streams; i++) {
        const struct make_head *head = &world->log.heads[i];
        vein_chain_head(chain, head->stream, head->position, head->hash);
    }
    for (size_t i = 0; i < world->leaf_count; i++) {
        vein_chain_leaf(chain, world->leaves[i][0], world->leaves[i][1], world->leaves[i][2]);
    }
    size_t findings = (size_t)vein_chain_finish(chain, true);
    vein_chain_free(chain);
    if (sweep_world(world) != (findings == 0)) {
        puts("the sweep says something else than the chain checker");
        findings++;
    }
    return findings + check_points(world);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int rate(size_t streams, size_t per_stream)
{
    struct make_log log = make_log(streams, per_stream);
    struct vein_chain *chain = vein_chain_new(make_instance, print_finding, NULL);
    double begin = seconds();
    for (size_t i = 0; i < log.count; i++) {
        vein_chain_event(chain, &log.events[i].row, NULL);
    }
    double took = seconds() - begin;
    uint64_t findings = vein_chain_finish(chain, false);
    printf("%zu events of %zu bytes, %.3f s, %.2f million a second, %" PRIu64 " findings\n",
           log.count, log.events[0].body.size, took, (double)log.count / took / 1e6, findings);
    vein_chain_free(chain);
    make_free(&log);
    return findings == 0 ? 0 : 1;
}

static size_t argument(const char *text)
{
    return (size_t)strtoul(text, NULL, 10);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--rate") == 0) {
        return rate(argument(argv[2]), argument(argv[3]));
    }
    if (argc != 4 && argc != 6) {
        fprintf(stderr, "usage: ledger_cross DIRECTORY SEED DAMAGES [STREAMS EVENTS]\n"
                        "       ledger_cross --rate STREAMS EVENTS\n");
        return 2;
    }
    uint64_t seed = strtoull(argv[2], NULL, 10) * 7919 + 1;
    struct world world =
        make_world(argc == 6 ? argument(argv[4]) : 4, argc == 6 ? argument(argv[5]) : 12, &seed);
    for (size_t i = argument(argv[3]); i > 0; i--) {
        damage(&world, &seed);
    }
    write_world(&world, argv[1]);
    size_t findings = check_world(&world);
    if (findings == 0) {
        puts("clean");
    }
    for (size_t i = 0; i < CHECKPOINTS; i++) {
        vein_buf_release(&world.points[i].text);
    }
    free(world.leaves);
    free(world.hashes);
    free(world.order);
    make_free(&world.log);
    return findings == 0 ? 0 : 5;
}
