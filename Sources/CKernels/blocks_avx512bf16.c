// Blocks with AVX-512, its rounding to bfloat16, and VNNI: sixteen outputs side by side.
//
// 16 bytes of each of 16 rows are turned into 4 words of each output (a transposition of 4 x 4 words within the quarters of a register), so
// that a register has one word of every output, and a word of x, which all outputs share, comes from memory. The dot product takes unsigned
// bytes on the left: the weights before their offset is subtracted; -offset * sum(x) is where the sums start. They are exact.
// Nothing in this file may run before ck_best_path has said CK_AVX512_BF16.
#if defined(__x86_64__)
#include "blocks.h"
#include <float.h>
#include <immintrin.h>
#include <math.h>
#define CK_WIDE
#define CK_NATIVE_BF16
#define CK_F16C
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,avx512vnni"))), apply_to = function)
#include "vector.h"
#include "blocks.inc"

// Sixteen rows of blocks: where the first lies, and how far behind it each does.
typedef struct {
    const uint8_t *rows[16];
    __m512i distances;
} outputs;

CK_INLINE __m128i sixteen(const uint8_t *p) { return _mm_loadu_si128((const __m128i *)p); }

// Words 0 to 3 of the 16 bytes at `offset` of every row.
CK_INLINE void words(const outputs *o, int64_t offset, __m512i *w) {
    __m512i r[4], t[4];
    for (int i = 0; i < 4; i++) {
        r[i] = _mm512_castsi128_si512(sixteen(o->rows[i] + offset));
        r[i] = _mm512_inserti32x4(r[i], sixteen(o->rows[4 + i] + offset), 1);
        r[i] = _mm512_inserti32x4(r[i], sixteen(o->rows[8 + i] + offset), 2);
        r[i] = _mm512_inserti32x4(r[i], sixteen(o->rows[12 + i] + offset), 3);
    }
    for (int i = 0; i < 2; i++) {
        t[2 * i] = _mm512_unpacklo_epi32(r[2 * i], r[2 * i + 1]);
        t[2 * i + 1] = _mm512_unpackhi_epi32(r[2 * i], r[2 * i + 1]);
    }
    for (int i = 0; i < 2; i++) {
        w[2 * i] = _mm512_unpacklo_epi64(t[i], t[2 + i]);
        w[2 * i + 1] = _mm512_unpackhi_epi64(t[i], t[2 + i]);
    }
}

CK_INLINE __m512i word(const outputs *o, int64_t offset) { return _mm512_i32gather_epi32(o->distances, o->rows[0] + offset, 1); }
CK_INLINE __m512 lower_half(__m512i w) { return _mm512_cvtph_ps(_mm512_cvtepi32_epi16(w)); }
CK_INLINE __m512 upper_half(__m512i w) { return lower_half(_mm512_srli_epi32(w, 16)); }
CK_INLINE __m512i low_nibbles(__m512i w) { return _mm512_and_si512(w, _mm512_set1_epi8(15)); }
CK_INLINE __m512i high_nibbles(__m512i w) { return low_nibbles(_mm512_srli_epi16(w, 4)); }
CK_INLINE __m512i signed_byte(__m512i w, int byte) { return _mm512_srai_epi32(_mm512_slli_epi32(w, 24 - 8 * byte), 24); }

CK_INLINE __m512i dot(__m512i sums, __m512i w, const int8_t *x) {
    int32_t four;
    memcpy(&four, x, 4);
    return _mm512_dpbusd_epi32(sums, w, _mm512_set1_epi32(four));
}

// The i-th 32 numbers of `count` rows of x from `first`, times 32 numbers of sixteen outputs in eight words.
CK_INLINE void multiply(const ck_spans *x, int64_t first, int64_t last, int count, int64_t i, const __m512i *w, bool has_offset, __m512 scale, const __m512 *minimum, __m512 *sums) {
    int64_t spans = x->columns / CK_SPAN;
    for (int r = 0; r < count; r++) {
        int64_t row = first + r < last ? first + r : last;
        const int8_t *q = x->numbers + row * x->columns + i * CK_SPAN;
        __m512i s = has_offset ? _mm512_set1_epi32(x->starts[(row * spans + i) * 2]) : _mm512_setzero_si512();
        for (int g = 0; g < 8; g++) s = dot(s, w[g], q + 4 * g);
        sums[r] = _mm512_fmadd_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(s), _mm512_set1_ps(x->scales[row * spans + i])), scale, sums[r]);
        if (minimum) sums[r] = _mm512_fmadd_ps(*minimum, _mm512_set1_ps(x->sums[row * spans + i]), sums[r]);
    }
}

// The same where each 16 numbers have a scale.
CK_INLINE void multiply_halves(const ck_spans *x, int64_t first, int64_t last, int count, int64_t i, const __m512i *w, const __m512 *scales, __m512 *sums) {
    int64_t spans = x->columns / CK_SPAN;
    for (int r = 0; r < count; r++) {
        int64_t row = first + r < last ? first + r : last;
        const int8_t *q = x->numbers + row * x->columns + i * CK_SPAN;
        __m512 both = _mm512_setzero_ps();
        for (int h = 0; h < 2; h++) {
            __m512i s = _mm512_set1_epi32(x->starts[(row * spans + i) * 2 + h]);
            for (int g = 0; g < 4; g++) s = dot(s, w[4 * h + g], q + 16 * h + 4 * g);
            both = _mm512_fmadd_ps(_mm512_cvtepi32_ps(s), scales[h], both);
        }
        sums[r] = _mm512_fmadd_ps(both, _mm512_set1_ps(x->scales[row * spans + i]), sums[r]);
    }
}

// Sixteen rows of this many bytes: the processor by itself looks ahead within each row, which is enough for longer ones.
enum { SHORT_ROW = 2560 };

// While 32 numbers of sixteen short rows are multiplied, as much of the memory behind these rows, where the next sixteen lie.
CK_INLINE void look_ahead(ck_block_format f, const outputs *o, const ck_spans *x, int64_t i) {
    int64_t spans = ck_block_length(f) / CK_SPAN, bytes = 16 * ck_block_bytes(f), row = x->columns / CK_SPAN;
    const char *next = (const char *)o->rows[0] + row * bytes / spans;
    for (int64_t at = i * bytes / spans / 64 * 64; at < (i + 1) * bytes / spans; at += 64) _mm_prefetch(next + at, _MM_HINT_T1);
}

// A block of 32 numbers.
CK_INLINE void short_blocks(ck_block_format f, bool is_short, const outputs *o, const ck_spans *x, int64_t first, int64_t last, int count, __m512 *sums) {
    for (int64_t i = 0; i < x->columns / CK_SPAN; i++) {
        int64_t at = i * ck_block_bytes(f);
        if (is_short) look_ahead(f, o, x, i);
        __m512i head = word(o, at), w[8];
        bool has_minimum = f == CK_Q4_1 || f == CK_Q5_1;
        if (f == CK_Q8_0) {
            words(o, at + 2, w);
            words(o, at + 18, w + 4);
            for (int g = 0; g < 8; g++) w[g] = _mm512_xor_si512(w[g], _mm512_set1_epi8((char)0x80));
        } else {
            bool has_fifth = f == CK_Q5_0 || f == CK_Q5_1;
            int64_t bits = at + (has_minimum ? 4 : 2);
            words(o, bits + (has_fifth ? 4 : 0), w);
            for (int g = 0; g < 4; g++) {
                w[4 + g] = high_nibbles(w[g]);
                w[g] = low_nibbles(w[g]);
            }
            if (has_fifth) {
                // Four bits to the lowest bit of four bytes: bit k times 2^(7 k).
                __m512i all = word(o, bits), spread = _mm512_set1_epi32(0x00204081), ones = _mm512_set1_epi8(1);
                for (int g = 0; g < 8; g++) {
                    __m512i four = _mm512_and_si512(_mm512_srli_epi32(all, 4 * (unsigned)g), _mm512_set1_epi32(15));
                    four = _mm512_and_si512(_mm512_mullo_epi32(four, spread), ones);
                    w[g] = _mm512_or_si512(w[g], _mm512_slli_epi32(four, 4));
                }
            }
        }
        __m512 minimum = upper_half(head);
        multiply(x, first, last, count, i, w, !has_minimum, lower_half(head), has_minimum ? &minimum : NULL, sums);
    }
}

// Q4_K and Q5_K.
CK_INLINE void long_blocks(ck_block_format f, bool is_short, const outputs *o, const ck_spans *x, int64_t first, int64_t last, int count, __m512 *sums) {
    for (int64_t b = 0; b < x->columns / 256; b++) {
        int64_t at = b * ck_block_bytes(f);
        __m512i head = word(o, at), packed[3] = {word(o, at + 4), word(o, at + 8), word(o, at + 12)}, high[8];
        __m512 d = lower_half(head), e = _mm512_sub_ps(_mm512_setzero_ps(), upper_half(head));
        const __m512i six = _mm512_set1_epi32(63), four = _mm512_set1_epi32(15), upper = _mm512_set1_epi32(48);
        if (f == CK_Q5_K) {
            words(o, at + 16, high);
            words(o, at + 32, high + 4);
        }
        __m512i both[8];
        for (unsigned part = 0; part < 8; part++) {
            __m512i w[8], s, t;
            if (is_short) look_ahead(f, o, x, b * 8 + part);
            if (part % 2 == 0) {
                int64_t from = at + (f == CK_Q5_K ? 48 : 16) + part / 2 * 32;
                words(o, from, both);
                words(o, from + 16, both + 4);
            }
            for (int g = 0; g < 8; g++) {
                w[g] = part % 2 ? high_nibbles(both[g]) : low_nibbles(both[g]);
                if (f != CK_Q5_K) continue;
                __m512i bit = _mm512_and_si512(_mm512_srli_epi16(high[g], part), _mm512_set1_epi8(1));
                w[g] = _mm512_or_si512(w[g], _mm512_slli_epi16(bit, 4));
            }
            unsigned shift = part % 4 * 8;
            if (part < 4) {
                s = _mm512_and_si512(_mm512_srli_epi32(packed[0], shift), six);
                t = _mm512_and_si512(_mm512_srli_epi32(packed[1], shift), six);
            } else {
                // The upper two bits of the first four pairs' bytes, moved to bits 4 and 5.
                s = _mm512_or_si512(_mm512_and_si512(_mm512_srli_epi32(packed[2], shift), four), _mm512_and_si512(_mm512_srli_epi32(packed[0], shift + 2), upper));
                t = _mm512_or_si512(_mm512_and_si512(_mm512_srli_epi32(packed[2], shift + 4), four), _mm512_and_si512(_mm512_srli_epi32(packed[1], shift + 2), upper));
            }
            __m512 minimum = _mm512_mul_ps(e, _mm512_cvtepi32_ps(t));
            multiply(x, first, last, count, b * 8 + part, w, false, _mm512_mul_ps(d, _mm512_cvtepi32_ps(s)), &minimum, sums);
        }
    }
}

CK_INLINE void six_bit_blocks(bool is_short, const outputs *o, const ck_spans *x, int64_t first, int64_t last, int count, __m512 *sums) {
    for (int64_t b = 0; b < x->columns / 256; b++) {
        int64_t at = b * ck_block_bytes(CK_Q6_K);
        __m512 d = upper_half(word(o, at + 206));
        for (int n = 0; n < 2; n++) {
            __m512i low[16], high[8];
            for (int i = 0; i < 4; i++) words(o, at + n * 64 + i * 16, low + 4 * i);
            for (int i = 0; i < 2; i++) words(o, at + 128 + n * 32 + i * 16, high + 4 * i);
            for (int quarter = 0; quarter < 4; quarter++) {
                if (is_short) look_ahead(CK_Q6_K, o, x, b * 8 + n * 4 + quarter);
                __m512i w[8], packed = word(o, at + 192 + n * 8 + quarter / 2 * 4);
                for (int g = 0; g < 8; g++) {
                    __m512i from = low[quarter % 2 * 8 + g];
                    __m512i pair = _mm512_and_si512(_mm512_srli_epi16(high[g], 2 * (unsigned)quarter), _mm512_set1_epi8(3));
                    w[g] = _mm512_or_si512(quarter / 2 ? high_nibbles(from) : low_nibbles(from), _mm512_slli_epi16(pair, 4));
                }
                __m512 scales[2];
                for (int h = 0; h < 2; h++) scales[h] = _mm512_mul_ps(d, _mm512_cvtepi32_ps(signed_byte(packed, quarter % 2 * 2 + h)));
                multiply_halves(x, first, last, count, b * 8 + n * 4 + quarter, w, scales, sums);
            }
        }
    }
}

CK_INLINE void sixteen_outputs(ck_block_format f, bool is_short, int count, const outputs *o, const ck_spans *x, int64_t first, int64_t last, float *y) {
    __m512 sums[8];
    for (int r = 0; r < count; r++) sums[r] = _mm512_setzero_ps();
    if (f == CK_Q6_K) six_bit_blocks(is_short, o, x, first, last, count, sums);
    else if (f >= CK_Q4_K) long_blocks(f, is_short, o, x, first, last, count, sums);
    else short_blocks(f, is_short, o, x, first, last, count, sums);
    for (int r = 0; r < count; r++)
        if (first + r <= last) _mm512_storeu_ps(y + r * 16, sums[r]);
}

static void dots(const void *arguments, int64_t begin, int64_t end, float *scratch) {
    const ck_block_work *a = arguments;
    int64_t bytes = ck_block_row(a->w), rows = a->product.x.rows;
    for (int64_t panel = begin; panel < end; panel++) {
        int64_t column = panel * CK_PANEL, columns = a->w.rows - column < CK_PANEL ? a->w.rows - column : CK_PANEL;
        float sums[2 * 16 * 16] __attribute__((aligned(64)));
        for (int64_t part = 0; part < columns; part += 16) {
            outputs o;
            int32_t distances[16];
            for (int64_t i = 0; i < 16; i++) {
                // Of outputs that are missing the last real one stands in; its sums are not stored.
                int64_t n = part + i < columns ? i : columns - part - 1;
                o.rows[i] = (const uint8_t *)a->w.data + (column + part + n) * bytes;
                distances[i] = (int32_t)(n * bytes);
            }
            memcpy(&o.distances, distances, 64);
            for (int64_t r = 0; r < rows; r += 8) {
                float *y = sums + part / 16 * 256 + r * 16;
                int64_t left = rows - r;
#define COUNTED(F, IS_SHORT) \
    if (left == 1) sixteen_outputs(F, IS_SHORT, 1, &o, &a->spans, r, rows - 1, y); \
    else if (left == 2) sixteen_outputs(F, IS_SHORT, 2, &o, &a->spans, r, rows - 1, y); \
    else if (left <= 4) sixteen_outputs(F, IS_SHORT, 4, &o, &a->spans, r, rows - 1, y); \
    else sixteen_outputs(F, IS_SHORT, 8, &o, &a->spans, r, rows - 1, y);
#define SIXTEEN(F) \
    if (bytes <= SHORT_ROW) { COUNTED(F, true) } else { COUNTED(F, false) }
                EACH_FORMAT(SIXTEEN)
#undef COUNTED
#undef SIXTEEN
            }
        }
        ck_emission emission = {.sums = (const char *)sums, .column = column, .rows = rows, .columns = columns, .epilogue = &a->product.epilogue, .out = a->product.out};
        ck_rows(a->path)->emit(&emission);
    }
    (void)scratch;
}
#pragma clang attribute pop

const ck_block_kernels ck_blocks_avx512bf16 = {unpack_rows, quantize_spans, dots};
#endif
