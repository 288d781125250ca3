#include "easel_allocator.h"

#include <malloc.h>

void easel_allocator_prepare(int arenas) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
#else
    (void)arenas;
#endif
}
