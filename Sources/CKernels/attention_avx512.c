// Attention with AVX-512's bfloat16 dot products.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <math.h>
#include <string.h>
#define INLINE static inline __attribute__((always_inline))
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16"))), apply_to = function)
#define MICRO ck_micro_avx512_bf16
#include "attention_softening.inc"

INLINE void score_block(const char *q, const char *keys, int64_t depth, char *scores, const softening *before, const char *next, int64_t panel_bytes, int64_t lines) {
    (void)next, (void)panel_bytes, (void)lines;
    if (before) soften_rows(before, 0, CK_BLOCK);
    multiply_block(q, keys, depth, scores, true, NULL, 0);
}

#define CK_ATTENTION ck_attention_avx512
#include "attention_tiles.inc"
#pragma clang attribute pop
#endif
