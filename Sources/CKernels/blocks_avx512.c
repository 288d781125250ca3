// Blocks with AVX-512 but without VNNI: products as with AVX2. Nothing in this file may run before ck_best_path has said CK_AVX512.
#if defined(__x86_64__)
#include "blocks.h"
#include <float.h>
#include <immintrin.h>
#include <math.h>
#define CK_WIDE
#define CK_F16C
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#include "vector.h"
#include "blocks_sums_avx2.inc"
#include "blocks.inc"
#include "blocks_few.inc"
#pragma clang attribute pop

const ck_block_kernels ck_blocks_avx512 = {unpack_rows, quantize_spans, few_outputs};
#endif
