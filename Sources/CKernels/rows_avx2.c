// The row kernels with AVX2 and FMA. Nothing in this file may run before ck_best_path has said CK_AVX2.
#if defined(__x86_64__)
#include "rows.h"
#include <math.h>
#include <string.h>
#include <float.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#include "vector.h"
#include "rows.inc"
#include "products.inc"
#include "attention_pages.inc"
#pragma clang attribute pop
#define CK_TABLE ck_rows_avx2
#include "table.inc"
#endif
