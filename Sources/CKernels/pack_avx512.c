// Rows and weights into tiles. AVX-512 suffices for floats and int8; BF16's one instruction is reached for tiles of bfloat16 only.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16"))), apply_to = function)
#include "pack.h"

// One row's tile of floats.
static inline __attribute__((always_inline)) __m512i floats_of(ck_matrix x, const char *row, int64_t tile) {
    int64_t left = x.columns - tile * 16;
    __mmask16 mask = left >= 16 ? 0xffff : left <= 0 ? 0 : (__mmask16)((1u << left) - 1);
    if (x.type == CK_F32) return _mm512_maskz_loadu_epi32(mask, row + tile * 64);
    __m256i halves = _mm256_maskz_loadu_epi16(mask, row + tile * 32);
    return x.type == CK_BF16 ? _mm512_slli_epi32(_mm512_cvtepu16_epi32(halves), 16) : (__m512i)_mm512_cvtph_ps(halves);
}

// One row's tile of bfloat16.
static inline __attribute__((always_inline)) __m512i bfloats_of(ck_matrix x, const char *row, int64_t tile) {
    int64_t left = x.columns - tile * 32;
    __mmask32 mask = left >= 32 ? 0xffffffffu : left <= 0 ? 0 : (1u << left) - 1;
    if (x.type == CK_BF16) return _mm512_maskz_loadu_epi16(mask, row + tile * 64);
    __m512 low = (__m512)floats_of(x, row, 2 * tile), high = (__m512)floats_of(x, row, 2 * tile + 1);
    return (__m512i)_mm512_cvtne2ps_pbh(high, low);
}

// One row's 64 bytes of a tile.
static inline __attribute__((always_inline)) __m512i piece_of(ck_matrix x, ck_type kind, const char *row, int64_t tile) {
    if (kind == CK_F32) return floats_of(x, row, tile);
    if (kind == CK_BF16) return bfloats_of(x, row, tile);
    int64_t left = x.columns - tile * 64;
    return left >= 64 ? _mm512_loadu_si512(row + tile * 64) : _mm512_maskz_loadu_epi8(left <= 0 ? 0 : (1ull << left) - 1, row + tile * 64);
}

static inline int64_t place(int64_t tile, int64_t stretch_depth, int64_t distance) {
    return tile / stretch_depth * distance + tile % stretch_depth * 2 * CK_TILE;
}

void ck_pack_rows(ck_matrix x, ck_type kind, int64_t first, int64_t count, int64_t depth, int64_t stretch_depth, int64_t block_distance, int64_t stretch_distance, char *tiles) {
    for (int64_t block = 0; block < count; block += 16)
        for (int64_t r = 0; r < 16; r++) {
            char *to = tiles + block / CK_BLOCK * block_distance + block / 16 % 2 * CK_TILE + r * 64;
            if (first + block + r >= x.rows) {
                for (int64_t t = 0; t < depth; t++) _mm512_store_si512(to + place(t, stretch_depth, stretch_distance), _mm512_setzero_si512());
                continue;
            }
            const char *row = ck_row(x, first + block + r);
            for (int64_t t = 0; t < depth; t++) _mm512_store_si512(to + place(t, stretch_depth, stretch_distance), piece_of(x, kind, row, t));
        }
}

void ck_pack_pixel(ck_matrix x, ck_type kind, int64_t tiles, char *out) {
    for (int64_t t = 0; t < tiles; t++) _mm512_storeu_si512(out + t * 64, piece_of(x, kind, x.data, t));
}

void ck_pack_weights(ck_matrix w, ck_type kind, int64_t first, int64_t inputs, int64_t depth, int64_t stretch_depth, int64_t stretch_distance, char *tiles) {
    // `inputs` at a time fill whole tiles; there are as many groups as the row has.
    int64_t in_tile = ck_numbers(kind), group = (inputs + in_tile - 1) / in_tile;
    for (int64_t half = 0; half < 2; half++)
        for (int64_t t = 0; t < depth; t++) {
            __m512i rows[16];
            ck_matrix part = w;
            part.columns = inputs;
            for (int64_t r = 0; r < 16; r++) {
                int64_t output = first + half * 16 + r;
                rows[r] = output < w.rows ? piece_of(part, kind, ck_row(w, output) + (size_t)(t / group * inputs) * ck_size(w.type), t % group) : _mm512_setzero_si512();
            }
            transpose_words(rows);
            char *to = tiles + place(t, stretch_depth, stretch_distance) + half * CK_TILE;
            for (int64_t r = 0; r < 16; r++) _mm512_store_si512(to + r * 64, rows[r]);
        }
}
#pragma clang attribute pop
#endif
