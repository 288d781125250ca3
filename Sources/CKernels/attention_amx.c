// Attention with AMX's tiles. The exponentials of one block of scores run in the vector units while the tiles multiply
// the next.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <math.h>
#include <string.h>
#define INLINE static inline __attribute__((always_inline))
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,amx-tile,amx-bf16"))), apply_to = function)
#include "attention_softening.inc"

// Scores of 32 queries and 32 keys, and beside it the exponentials of the block before.
INLINE void score_block(const char *q, const char *keys, int64_t depth, char *scores, const softening *before) {
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

// Sums of 32 queries and 32 numbers of a head over `steps` blocks of keys.
INLINE void weigh_block(const char *weights, const char *values, int64_t steps, char *sums, bool first) {
    if (first) {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
    } else {
        _tile_loadd(0, sums, 64);
        _tile_loadd(1, sums + CK_TILE, 64);
        _tile_loadd(2, sums + 2 * CK_TILE, 64);
        _tile_loadd(3, sums + 3 * CK_TILE, 64);
    }
    for (int64_t k = 0; k < steps; k++, weights += 2 * CK_TILE, values += 2 * CK_TILE) {
        _tile_loadd(4, weights, 64);
        _tile_loadd(6, values, 64);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(7, values + CK_TILE, 64);
        _tile_dpbf16ps(1, 4, 7);
        _tile_loadd(5, weights + CK_TILE, 64);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, sums, 64);
    _tile_stored(1, sums + CK_TILE, 64);
    _tile_stored(2, sums + 2 * CK_TILE, 64);
    _tile_stored(3, sums + 3 * CK_TILE, 64);
}

#define ENTER ck_micro_amx_bf16.enter
#define LEAVE ck_micro_amx_bf16.leave
#define CK_ATTENTION ck_attention_amx
#include "attention_tiles.inc"
#pragma clang attribute pop
#endif
