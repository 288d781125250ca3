// Rows and weights into tiles.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16"))), apply_to = function)
#include "pack.h"

// One row's 64 bytes, `bytes` of them real.
static inline __attribute__((always_inline)) __m512i piece_of(ck_matrix x, const char *row, int64_t tile) {
    if (x.type == CK_I8) {
        int64_t left = x.columns - tile * 64;
        return left >= 64 ? _mm512_loadu_si512(row + tile * 64) : _mm512_maskz_loadu_epi8(left <= 0 ? 0 : (1ull << left) - 1, row + tile * 64);
    }
    int64_t left = x.columns - tile * 32;
    __mmask32 mask = left >= 32 ? 0xffffffffu : left <= 0 ? 0 : (1u << left) - 1;
    if (x.type == CK_BF16) return _mm512_maskz_loadu_epi16(mask, row + tile * 64);
    __m512 low, high;
    if (x.type == CK_F32) {
        low = _mm512_maskz_loadu_ps((__mmask16)mask, row + tile * 128);
        high = _mm512_maskz_loadu_ps((__mmask16)(mask >> 16), row + tile * 128 + 64);
    } else {
        __m512i halves = _mm512_maskz_loadu_epi16(mask, row + tile * 64);
        low = _mm512_cvtph_ps(_mm512_castsi512_si256(halves));
        high = _mm512_cvtph_ps(_mm512_extracti64x4_epi64(halves, 1));
    }
    return (__m512i)_mm512_cvtne2ps_pbh(high, low);
}

void ck_pack_rows(ck_matrix x, int64_t first, int64_t count, int64_t depth, char *tiles) {
    for (int64_t block = 0; block < count; block += 16)
        for (int64_t r = 0; r < 16; r++) {
            char *to = tiles + block / CK_BLOCK * depth * 2 * CK_TILE + block / 16 % 2 * CK_TILE + r * 64;
            if (first + block + r >= x.rows) {
                for (int64_t t = 0; t < depth; t++) _mm512_store_si512(to + t * 2 * CK_TILE, _mm512_setzero_si512());
                continue;
            }
            const char *row = ck_row(x, first + block + r);
            for (int64_t t = 0; t < depth; t++) _mm512_store_si512(to + t * 2 * CK_TILE, piece_of(x, row, t));
        }
}

void ck_pack_pixel(ck_matrix x, int64_t tiles, char *out) {
    for (int64_t t = 0; t < tiles; t++) _mm512_storeu_si512(out + t * 64, piece_of(x, x.data, t));
}

void ck_pack_weights(ck_matrix w, int64_t first, int64_t inputs, int64_t depth, char *tiles) {
    // `inputs` at a time fill whole tiles; there are as many groups as the row has.
    int64_t in_tile = w.type == CK_I8 ? 64 : 32, group = (inputs + in_tile - 1) / in_tile;
    for (int64_t half = 0; half < 2; half++)
        for (int64_t t = 0; t < depth; t++) {
            __m512i rows[16];
            ck_matrix part = w;
            part.columns = inputs;
            for (int64_t r = 0; r < 16; r++) {
                int64_t output = first + half * 16 + r;
                rows[r] = output < w.rows ? piece_of(part, ck_row(w, output) + (size_t)(t / group * inputs) * ck_size(w.type), t % group) : _mm512_setzero_si512();
            }
            transpose_words(rows);
            char *to = tiles + (t * 2 + half) * CK_TILE;
            for (int64_t r = 0; r < 16; r++) _mm512_store_si512(to + r * 64, rows[r]);
        }
}
#pragma clang attribute pop
#endif
