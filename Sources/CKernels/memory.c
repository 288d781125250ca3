// Large memory comes in huge pages where Linux has them: weights and activations are walked in strides that
// would miss the small pages' translations at every step.
#include "CKernels.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { HUGE = 2 << 20 };

static size_t mapped(size_t bytes) { return (bytes + HUGE - 1) / HUGE * HUGE; }

void *ck_allocate(size_t bytes) {
    if (bytes < 2 * (size_t)HUGE) {
        void *memory = NULL;
        size_t rounded = (bytes + 63) / 64 * 64;
        if (posix_memalign(&memory, 64, rounded ? rounded : 64)) return NULL;
        memset(memory, 0, rounded);
        return memory;
    }
    size_t length = mapped(bytes);
    char *region = mmap(NULL, length + HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (region == MAP_FAILED) return NULL;
    char *start = (char *)(((uintptr_t)region + HUGE - 1) / HUGE * HUGE);
    if (start > region) munmap(region, (size_t)(start - region));
    size_t tail = (size_t)(region + length + HUGE - (start + length));
    if (tail) munmap(start + length, tail);
    madvise(start, length, MADV_HUGEPAGE);
    return start;
}

void ck_free(void *memory, size_t bytes) {
    if (bytes < 2 * (size_t)HUGE) free(memory);
    else munmap(memory, mapped(bytes));
}
