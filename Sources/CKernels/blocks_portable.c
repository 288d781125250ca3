// Blocks in the instructions that every processor of the architecture has.
#include "blocks.h"
#include "vector.h"

typedef float ck_lanes;

CK_INLINE void accumulate(float *lanes, const int8_t *q, const int8_t *x, float low, float high) {
    int32_t sums[2] = {0, 0};
    for (int i = 0; i < 16; i++) sums[0] += (int32_t)q[i] * x[i];
    for (int i = 16; i < 32; i++) sums[1] += (int32_t)q[i] * x[i];
    *lanes += low * (float)sums[0] + high * (float)sums[1];
}

CK_INLINE float total(float lanes) { return lanes; }

#include "blocks.inc"
#include "blocks_few.inc"

const ck_block_kernels ck_blocks_portable = {unpack_rows, quantize_spans, few_outputs};
