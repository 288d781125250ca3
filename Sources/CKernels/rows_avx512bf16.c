// The row kernels with AVX-512 and its own rounding to bfloat16, which takes denormals as zero. Nothing in this file may run
// before ck_best_path has said CK_AVX512_BF16.
#if defined(__x86_64__)
#include "rows.h"
#include <float.h>
#include <immintrin.h>
#include <math.h>
#include <string.h>
#define CK_ROWS_AT_ONCE 8
#define CK_WIDE
#define CK_NATIVE_BF16
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512bf16"))), apply_to = function)
#include "vector.h"
#include "rows.inc"
#include "products.inc"
#include "attention_pages.inc"
#pragma clang attribute pop
#define CK_TABLE ck_rows_avx512bf16
#include "table.inc"
#endif
