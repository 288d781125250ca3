// Blocks of 32 x 32 with AVX-512, for processors without tiles and for floats: eight rows by 32 outputs at a time.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,avx512vnni"))), apply_to = function)

enum { TOGETHER = 8 };

static inline __attribute__((always_inline)) int32_t word(const char *at) {
    int32_t value;
    memcpy(&value, at, 4);
    return value;
}

static void nothing(void) {}

static void multiply_bf16(const ck_micro *m) {
    for (int64_t r = 0; r < CK_BLOCK; r += TOGETHER) {
        char *sums = m->sums + r / 16 * 2 * CK_TILE + r % 16 * 64;
        __m512 low[TOGETHER], high[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            low[i] = m->first ? _mm512_setzero_ps() : _mm512_loadu_ps(sums + i * 64);
            high[i] = m->first ? _mm512_setzero_ps() : _mm512_loadu_ps(sums + CK_TILE + i * 64);
        }
        for (int64_t k = 0; k < m->depth; k++) {
            const char *rows = m->rows + r * m->row_stride + m->offsets[k], *weights = m->weights + k * 2 * CK_TILE;
            for (int64_t g = 0; g < 16; g++) {
                __m512bh l = (__m512bh)_mm512_loadu_si512(weights + g * 64), h = (__m512bh)_mm512_loadu_si512(weights + CK_TILE + g * 64);
                for (int i = 0; i < TOGETHER; i++) {
                    __m512bh x = (__m512bh)_mm512_set1_epi32(word(rows + i * m->row_stride + g * 4));
                    low[i] = _mm512_dpbf16_ps(low[i], x, l);
                    high[i] = _mm512_dpbf16_ps(high[i], x, h);
                }
            }
        }
        for (int i = 0; i < TOGETHER; i++) {
            _mm512_storeu_ps(sums + i * 64, low[i]);
            _mm512_storeu_ps(sums + CK_TILE + i * 64, high[i]);
        }
    }
}

static void multiply_f32(const ck_micro *m) {
    for (int64_t r = 0; r < CK_BLOCK; r += TOGETHER) {
        char *sums = m->sums + r / 16 * 2 * CK_TILE + r % 16 * 64;
        __m512 low[TOGETHER], high[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            low[i] = m->first ? _mm512_setzero_ps() : _mm512_loadu_ps(sums + i * 64);
            high[i] = m->first ? _mm512_setzero_ps() : _mm512_loadu_ps(sums + CK_TILE + i * 64);
        }
        for (int64_t k = 0; k < m->depth; k++) {
            const char *rows = m->rows + r * m->row_stride + m->offsets[k], *weights = m->weights + k * 2 * CK_TILE;
            for (int64_t g = 0; g < 16; g++) {
                __m512 l = _mm512_loadu_ps(weights + g * 64), h = _mm512_loadu_ps(weights + CK_TILE + g * 64);
                for (int i = 0; i < TOGETHER; i++) {
                    __m512 x = (__m512)_mm512_set1_epi32(word(rows + i * m->row_stride + g * 4));
                    low[i] = _mm512_fmadd_ps(x, l, low[i]);
                    high[i] = _mm512_fmadd_ps(x, h, high[i]);
                }
            }
        }
        for (int i = 0; i < TOGETHER; i++) {
            _mm512_storeu_ps(sums + i * 64, low[i]);
            _mm512_storeu_ps(sums + CK_TILE + i * 64, high[i]);
        }
    }
}

// The dot product takes unsigned bytes on the left: x + 128, and 128 times the weights' sum goes off again.
static void multiply_int8(const ck_micro *m) {
    const __m512i flip = _mm512_set1_epi8((char)0x80), ones = _mm512_set1_epi8(1);
    __m512i excess[2] = {_mm512_setzero_si512(), _mm512_setzero_si512()};
    for (int64_t t = 0; t < m->depth * 32; t++) {
        __m512i w = _mm512_loadu_si512(m->weights + t * 64);
        excess[t / 16 % 2] = _mm512_dpbusd_epi32(excess[t / 16 % 2], ones, w);
    }
    for (int i = 0; i < 2; i++) excess[i] = _mm512_slli_epi32(excess[i], 7);
    for (int64_t r = 0; r < CK_BLOCK; r += TOGETHER) {
        char *sums = m->sums + r / 16 * 2 * CK_TILE + r % 16 * 64;
        __m512i low[TOGETHER], high[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            low[i] = _mm512_sub_epi32(m->first ? _mm512_setzero_si512() : _mm512_loadu_si512(sums + i * 64), excess[0]);
            high[i] = _mm512_sub_epi32(m->first ? _mm512_setzero_si512() : _mm512_loadu_si512(sums + CK_TILE + i * 64), excess[1]);
        }
        for (int64_t k = 0; k < m->depth; k++) {
            const char *rows = m->rows + r * m->row_stride + m->offsets[k], *weights = m->weights + k * 2 * CK_TILE;
            for (int64_t g = 0; g < 16; g++) {
                __m512i l = _mm512_loadu_si512(weights + g * 64), h = _mm512_loadu_si512(weights + CK_TILE + g * 64);
                for (int i = 0; i < TOGETHER; i++) {
                    __m512i x = _mm512_xor_si512(_mm512_set1_epi32(word(rows + i * m->row_stride + g * 4)), flip);
                    low[i] = _mm512_dpbusd_epi32(low[i], x, l);
                    high[i] = _mm512_dpbusd_epi32(high[i], x, h);
                }
            }
        }
        for (int i = 0; i < TOGETHER; i++) {
            _mm512_storeu_si512(sums + i * 64, low[i]);
            _mm512_storeu_si512(sums + CK_TILE + i * 64, high[i]);
        }
    }
}
#pragma clang attribute pop

const ck_micro_kernel ck_micro_avx512_bf16 = {multiply_bf16, nothing, nothing};
const ck_micro_kernel ck_micro_avx512_f32 = {multiply_f32, nothing, nothing};
const ck_micro_kernel ck_micro_avx512_int8 = {multiply_int8, nothing, nothing};
#endif
