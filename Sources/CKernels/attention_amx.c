// Attention with AMX's tiles. The exponentials of one block of scores run in the vector units while the tiles multiply
// the next.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <math.h>
#include <string.h>
#define INLINE static inline __attribute__((always_inline))
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,amx-tile,amx-bf16"))), apply_to = function)
#define MICRO ck_micro_amx_bf16
#include "attention_softening.inc"

// Scores of 32 queries and 32 keys, and beside it the exponentials of the block before; at each tile of depth so many lines are fetched,
// from `next`, then a panel further.
INLINE void score_block(const char *q, const char *keys, int64_t depth, char *scores, const softening *before, const char *next, int64_t panel_bytes, int64_t lines) {
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    int64_t done = 0;
    for (int64_t k = 0; k < depth; k++, q += 2 * CK_TILE, keys += 2 * CK_TILE) {
        _tile_loadd(4, q, 64);
        _tile_loadd(6, keys, 64);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(7, keys + CK_TILE, 64);
        _tile_dpbf16ps(1, 4, 7);
        _tile_loadd(5, q + CK_TILE, 64);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
        for (int64_t i = 0; i < lines; i++) _mm_prefetch(next + k * panel_bytes + i * 64, _MM_HINT_T1);
        if (before) {
            int64_t until = CK_BLOCK * (k + 1) / depth;
            soften_rows(before, done, until);
            done = until;
        }
    }
    _tile_stored(0, scores, 64);
    _tile_stored(1, scores + CK_TILE, 64);
    _tile_stored(2, scores + 2 * CK_TILE, 64);
    _tile_stored(3, scores + 3 * CK_TILE, 64);
}

#define CK_ATTENTION ck_attention_amx
#include "attention_tiles.inc"
#pragma clang attribute pop
#endif
