// Inside the kernels: ggml's blocks (llama.cpp `ggml/src/ggml-common.h`), and rows quantised to meet them.
//
//   Q4_0  d, 16 bytes of nibbles            d (q - 8)        the low nibbles are the first 16 numbers
//   Q4_1  d, m, 16 bytes                    d q + m
//   Q5_0  d, 32 fifth bits, 16 bytes        d (q - 16)
//   Q5_1  d, m, 32 fifth bits, 16 bytes     d q + m
//   Q8_0  d, 32 int8                        d q
//   Q4_K  d, e, 8 six-bit pairs (s, t), 128 bytes of nibbles: 64 numbers from 32 bytes, the low nibbles first    d s q - e t
//   Q5_K  the same with 32 bytes of fifth bits before the nibbles: bit i belongs to the i-th 32 numbers
//   Q6_K  128 bytes of low nibbles, 64 of upper bit pairs, 16 int8 scales s of 16 numbers, d                      d s (q - 32)
#ifndef CK_BLOCKS_H
#define CK_BLOCKS_H
#include "rows.h"
#include <string.h>

// The numbers that share a scale of x.
enum { CK_SPAN = 32 };

static inline int64_t ck_block_length(ck_block_format f) { return f >= CK_Q4_K ? 256 : 32; }
static inline int64_t ck_block_bytes(ck_block_format f) {
    static const int64_t bytes[] = {18, 20, 22, 24, 34, 144, 176, 210};
    return bytes[f];
}
static inline int64_t ck_block_row(ck_blocks w) { return w.columns / ck_block_length(w.format) * ck_block_bytes(w.format); }
// What is subtracted from a block's numbers before they are scaled.
static inline int32_t ck_block_offset(ck_block_format f) { return f == CK_Q4_0 ? 8 : f == CK_Q5_0 ? 16 : f == CK_Q8_0 ? 128 : f == CK_Q6_K ? 32 : 0; }

// Rows of x as int8, each 32 numbers with a scale: max|x| / 127.
typedef struct {
    int8_t *numbers;            // [rows][columns]
    float *scales;              // [rows][columns / 32]
    float *sums;                // [rows][columns / 32]: scale * sum of the numbers
    int32_t *starts;            // [rows][columns / 16]: - offset * sum of 16 numbers; the even ones of 32 numbers unless the format is Q6_K
    int64_t columns;
} ck_spans;

typedef struct {
    ck_product_work product;    // x, epilogue and out
    ck_blocks w;
    ck_spans spans;
    ck_path path;
} ck_block_work;

typedef struct {
    ck_row_kernel unpack, quantize, few;
} ck_block_kernels;

extern const ck_block_kernels ck_blocks_portable;
#if defined(__x86_64__)
extern const ck_block_kernels ck_blocks_avx2, ck_blocks_avx512, ck_blocks_avx512bf16;
#endif

static inline const ck_block_kernels *ck_block_rows(ck_path path) {
#if defined(__x86_64__)
    if (path >= CK_AVX512_BF16) return &ck_blocks_avx512bf16;
    if (path >= CK_AVX512) return &ck_blocks_avx512;
    if (path == CK_AVX2) return &ck_blocks_avx2;
#endif
    (void)path;
    return &ck_blocks_portable;
}
#endif
