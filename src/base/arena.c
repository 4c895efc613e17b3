// Arena: memory with one owner and one end. Blocks are never moved, so pointers stay valid.
#include "vein/base.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

// Many arenas hold a few words, an answer some pages: the first block is small, those that follow are not.
#define FIRST_SIZE ((size_t)1024)
#define BLOCK_SIZE ((size_t)16 * 1024)

struct block {
    struct block *next;
    size_t used;
    size_t capacity;
    alignas(max_align_t) unsigned char bytes[];
};

struct vein_arena {
    struct block *first;
};

// A batch record half shown is worse than a program that stops: nothing survives lack of memory.
static void out_of_memory(void)
{
    fputs("vein: out of memory\n", stderr);
    abort();
}

static struct block *add_block(struct vein_arena *arena, size_t size)
{
    size_t usual = arena->first ? BLOCK_SIZE : FIRST_SIZE;
    size_t capacity = size > usual ? size : usual;
    struct block *block;

    if (capacity > SIZE_MAX - sizeof *block)
        out_of_memory();
    block = calloc(1, sizeof *block + capacity);
    if (!block)
        out_of_memory();
    block->capacity = capacity;
    block->next = arena->first;
    arena->first = block;
    return block;
}

struct vein_arena *vein_arena_new(void)
{
    struct vein_arena *arena = calloc(1, sizeof *arena);

    if (!arena)
        out_of_memory();
    return arena;
}

void vein_arena_free(struct vein_arena *arena)
{
    if (!arena)
        return;
    while (arena->first) {
        struct block *next = arena->first->next;

        free(arena->first);
        arena->first = next;
    }
    free(arena);
}

void *vein_arena_alloc(struct vein_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    struct block *block = arena->first;
    void *memory;

    if (size > SIZE_MAX - align)
        out_of_memory();
    // A request for nothing still gets an address of its own.
    size = size == 0 ? align : (size + align - 1) / align * align;
    if (!block || block->capacity - block->used < size)
        block = add_block(arena, size);
    memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

char *vein_arena_strndup(struct vein_arena *arena, const char *text, size_t size)
{
    char *copy;

    if (size == SIZE_MAX)
        out_of_memory();
    copy = vein_arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(copy, text, size);
    return copy;
}

char *vein_arena_strdup(struct vein_arena *arena, const char *text)
{
    return vein_arena_strndup(arena, text, strlen(text));
}

char *vein_arena_printf(struct vein_arena *arena, const char *fmt, ...)
{
    va_list args;
    int length;
    char *text;

    va_start(args, fmt);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (length < 0)
        return vein_arena_strdup(arena, "");
    text = vein_arena_alloc(arena, (size_t)length + 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)length + 1, fmt, args);
    va_end(args);
    return text;
}
