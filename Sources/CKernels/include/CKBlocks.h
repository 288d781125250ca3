// Weights in ggml's blocks, as they lie in a GGUF file: several numbers of a row share their scales.
#ifndef CKBLOCKS_H
#define CKBLOCKS_H

enum { CK_Q4_0 = 0, CK_Q4_1 = 1, CK_Q5_0 = 2, CK_Q5_1 = 3, CK_Q8_0 = 4, CK_Q4_K = 5, CK_Q5_K = 6, CK_Q6_K = 7 };
typedef int32_t ck_block_format;

// Rows of whole blocks that follow each other; `columns` counts numbers.
typedef struct {
    const void *data;
    int64_t rows, columns;
    ck_block_format format;
} ck_blocks;

// out = the numbers, in the type of `out`.
void ck_unpack_blocks(ck_team *team, ck_path path, ck_blocks w, ck_matrix out);
// out[i] = table[indices[i]].
void ck_gather_blocks(ck_team *team, ck_path path, ck_blocks table, const int32_t *indices, ck_matrix out);
// out = epilogue(x w^T), x in floating point. Few rows (by default up to CK_BLOCK_ROWS) are quantised to int8, 32 numbers at a time, and
// multiplied with the blocks by integer dot products; many are multiplied as ck_product does, with weights that were unpacked to bf16
// (where there are instructions for it) or f32. A row's result does not depend on how many rows stand beside it, within either way.
enum { CK_BLOCK_ROWS = 16 };
void ck_product_blocks(ck_team *team, ck_path path, ck_matrix x, ck_blocks w, ck_epilogue epilogue, ck_matrix out);
#endif
