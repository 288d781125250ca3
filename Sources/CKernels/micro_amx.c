// Blocks of 32 x 32 in AMX's tiles: four of sums, two of rows, two of weights; each load serves two products. Rows are
// loaded past the first cache, which keeps the weights for the next block.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,amx-tile,amx-bf16,amx-int8"))), apply_to = function)

static void enter(void) {
    struct {
        uint8_t palette, row;
        uint8_t reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } shape __attribute__((aligned(64)));
    memset(&shape, 0, sizeof shape);
    shape.palette = 1;
    for (int i = 0; i < 8; i++) {
        shape.bytes[i] = 64;
        shape.rows[i] = 16;
    }
    _tile_loadconfig(&shape);
}

static void leave(void) { _tile_release(); }

#define BLOCK(NAME, DOT) \
    static void NAME(const ck_micro *m) { \
        const char *top = m->rows, *bottom = m->rows + 16 * m->row_stride, *weights = m->weights; \
        const int64_t *offsets = m->offsets; \
        const char *next_rows = m->next_rows, *next_weights = m->next_weights; \
        int64_t stride = m->row_stride, row_lines = m->row_lines, weight_lines = m->weight_lines; \
        char *sums = m->sums; \
        if (m->first) { \
            _tile_zero(0); \
            _tile_zero(1); \
            _tile_zero(2); \
            _tile_zero(3); \
        } else { \
            _tile_loadd(0, sums, 64); \
            _tile_loadd(1, sums + CK_TILE, 64); \
            _tile_loadd(2, sums + 2 * CK_TILE, 64); \
            _tile_loadd(3, sums + 3 * CK_TILE, 64); \
        } \
        for (int64_t k = 0; k < m->depth; k++, weights += 2 * CK_TILE) { \
            int64_t at = offsets[k]; \
            _tile_stream_loadd(4, top + at, stride); \
            _tile_loadd(6, weights, 64); \
            DOT(0, 4, 6); \
            _tile_loadd(7, weights + CK_TILE, 64); \
            DOT(1, 4, 7); \
            _tile_stream_loadd(5, bottom + at, stride); \
            DOT(2, 5, 6); \
            DOT(3, 5, 7); \
            for (int64_t i = 0; i < row_lines; i++, next_rows += 64) _mm_prefetch(next_rows, _MM_HINT_T1); \
            for (int64_t i = 0; i < weight_lines; i++, next_weights += 64) _mm_prefetch(next_weights, _MM_HINT_T1); \
        } \
        _tile_stored(0, sums, 64); \
        _tile_stored(1, sums + CK_TILE, 64); \
        _tile_stored(2, sums + 2 * CK_TILE, 64); \
        _tile_stored(3, sums + 3 * CK_TILE, 64); \
    }
BLOCK(multiply_bf16, _tile_dpbf16ps)
BLOCK(multiply_int8, _tile_dpbssd)
#pragma clang attribute pop

const ck_micro_kernel ck_micro_amx_bf16 = {multiply_bf16, enter, leave};
const ck_micro_kernel ck_micro_amx_int8 = {multiply_int8, enter, leave};
#endif
