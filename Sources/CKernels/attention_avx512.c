// Attention with AVX-512's bfloat16 dot products.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <math.h>
#include <string.h>
#define INLINE static inline __attribute__((always_inline))
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16"))), apply_to = function)
#include "attention_softening.inc"

INLINE void block(const char *rows, const char *weights, int64_t depth, char *sums, bool first) {
    int64_t offsets[32];
    for (int64_t k = 0; k < depth; k++) offsets[k] = k * 2 * CK_TILE;
    ck_micro micro = {.rows = rows, .row_stride = 64, .offsets = offsets, .depth = depth, .weights = weights, .sums = sums, .first = first};
    ck_micro_avx512_bf16.multiply(&micro);
}

INLINE void score_block(const char *q, const char *keys, int64_t depth, char *scores, const softening *before) {
    if (before) soften_rows(before, 0, CK_BLOCK);
    block(q, keys, depth, scores, true);
}

INLINE void weigh_block(const char *weights, const char *values, int64_t steps, char *sums, bool first) {
    block(weights, values, steps, sums, first);
}

#define ENTER ck_micro_avx512_bf16.enter
#define LEAVE ck_micro_avx512_bf16.leave
#define CK_ATTENTION ck_attention_avx512
#include "attention_tiles.inc"
#pragma clang attribute pop
#endif
